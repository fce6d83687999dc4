import type { TestedKind } from '../testedKinds.js'
import { graphKinds, graphRecords, type GraphRecord } from './GraphRecord.js'
import type { Everything } from './GraphScene.js'
import { walkList } from './walkList.js'

/** Every record of every kind, read page by page without a filter. */
export const readEverything = async (url: string): Promise<Everything> => {
  const all = async <K extends TestedKind>(kind: K): Promise<readonly GraphRecord<K>[]> => {
    const pages = await walkList(url, { kind, direction: 'FORWARD', size: 200, fields: graphKinds[kind].fields })
    // The schema of this kind gives this kind's records; the compiler does not follow the key through the table.
    return pages.flatMap(({ edges }) => edges.map(({ node }) => graphRecords[kind].parse(node) as GraphRecord<K>))
  }
  return { USER: await all('USER'), CONTACT: await all('CONTACT'), MATTER: await all('MATTER'), TIME_ENTRY: await all('TIME_ENTRY') }
}
