import type { Clock } from '../../../core/clock.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { RecordReader, RecordReaders } from '../../../core/vendorAdapter.js'
import type { Collection, ReadTools } from './Collection.js'
import { contactReader } from './Contact.js'
import { matters } from './Matter.js'
import { openLookups } from './openLookups.js'
import { readCollectionMany } from './readCollectionMany.js'
import { readCollectionPage } from './readCollectionPage.js'
import { timeEntries } from './TimeEntry.js'
import { users } from './User.js'
import { unreadable } from '../../vendor/unreadable.js'

/** Every kind's reader over one connection. */
export const createReaders = (tools: ReadTools, { web, clock }: { readonly web: string; readonly clock: Clock }): RecordReaders => {
  const lookups = openLookups(tools.api, clock)
  return {
    USER: readerOf(tools, users(web)),
    CONTACT: contactReader(tools, web, lookups),
    MATTER: readerOf(tools, matters(web, lookups)),
    EXPENSE: unreadable('EXPENSE'),
    INVOICE: unreadable('INVOICE'),
    PAYMENT: unreadable('PAYMENT'),
    TRUST_ACCOUNT: unreadable('TRUST_ACCOUNT'),
    TRUST_TRANSACTION: unreadable('TRUST_TRANSACTION'),
    TIME_ENTRY: readerOf(tools, timeEntries),
  }
}

const readerOf = <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  tools: ReadTools,
  collection: Collection<K, Wire, Context>,
): RecordReader<K> => ({
  readPage: async (cursor) => readCollectionPage(tools, collection, cursor),
  readMany: async (vendorIds) => readCollectionMany(tools, collection, vendorIds),
})
