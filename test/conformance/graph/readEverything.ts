import type { RecordKind } from '../../../core/recordKind.js'
import { graphKinds, graphRecords, type GraphRecord } from './GraphRecord.js'
import type { Everything } from './GraphScene.js'
import { walkList } from './walkList.js'

/** Every record of every kind, read page by page without a filter. */
export const readEverything = async (url: string): Promise<Everything> => {
  const all = async <K extends RecordKind>(kind: K): Promise<readonly GraphRecord<K>[]> => {
    const pages = await walkList(url, { kind, direction: 'FORWARD', size: 200, fields: graphKinds[kind].fields })
    // The schema of this kind gives this kind's records; the compiler does not follow the key through the table.
    return pages.flatMap(({ edges }) => edges.map(({ node }) => graphRecords[kind].parse(node) as GraphRecord<K>))
  }
  return {
    MATTER: await all('MATTER'),
    CONTACT: await all('CONTACT'),
    USER: await all('USER'),
    TIME_ENTRY: await all('TIME_ENTRY'),
    EXPENSE: await all('EXPENSE'),
    INVOICE: await all('INVOICE'),
    PAYMENT: await all('PAYMENT'),
    TRUST_ACCOUNT: await all('TRUST_ACCOUNT'),
    TRUST_TRANSACTION: await all('TRUST_TRANSACTION'),
  }
}
