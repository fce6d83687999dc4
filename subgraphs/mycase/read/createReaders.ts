import type { Clock } from '../../../core/clock.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { RecordReader, RecordReaders } from '../../../core/vendorAdapter.js'
import type { Collection, PageReadTools, ReadTools } from './Collection.js'
import { contactReader } from './Contact.js'
import { expenses } from './Expense.js'
import { invoiceReader } from './Invoice.js'
import { matters } from './Matter.js'
import { readMatterChanges } from './matterChanges.js'
import { openLookups } from './openLookups.js'
import { paymentReader } from './Payment.js'
import { readCollectionMany } from './readCollectionMany.js'
import { readCollectionChanges, readCollectionPage } from './readCollectionPage.js'
import { timeEntries } from './TimeEntry.js'
import { trustAccountReader } from './TrustAccount.js'
import { openTrustAccountNames } from './trustAccountNames.js'
import { trustTransactionReader } from './TrustTransaction.js'
import { users } from './User.js'

/** What readers need to know beside the connection. */
export interface ReaderOptions {
  /** The firm's portal, for links. */
  readonly web: string
  /** The firm's, by its IANA name. */
  readonly timeZone: string
  readonly clock: Clock
}

/** Every kind's reader over one connection. */
export const createReaders = (tools: PageReadTools, options: ReaderOptions): RecordReaders => {
  const { web, timeZone, clock } = options
  const lookups = openLookups(tools.api, clock)
  const trustAccountNames = openTrustAccountNames(tools.pages, clock)
  return {
    USER: readerOf(tools, users(web)),
    CONTACT: contactReader(tools, web, lookups),
    MATTER: matterReader(tools, matters(web, lookups)),
    // What is put on an invoice, or taken off one, keeps its time of change.
    TIME_ENTRY: { ...readerOf(tools, timeEntries), changesArePartial: true },
    EXPENSE: { ...readerOf(tools, expenses), changesArePartial: true },
    INVOICE: invoiceReader(tools, options),
    PAYMENT: paymentReader(tools, { web, timeZone, trustAccountNames }),
    TRUST_ACCOUNT: trustAccountReader(tools.pages, web),
    TRUST_TRANSACTION: trustTransactionReader(tools.pages, web),
  }
}

const matterReader = (tools: ReadTools, collection: ReturnType<typeof matters>): RecordReader<'MATTER'> => ({
  ...readerOf(tools, collection),
  readChanges: async (since, cursor) => readMatterChanges(tools, collection, { since, cursor }),
  changesArePartial: true,
})

const readerOf = <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  tools: ReadTools,
  collection: Collection<K, Wire, Context>,
): RecordReader<K> => ({
  readPage: async (cursor) => readCollectionPage(tools, collection, cursor),
  readChanges: async (since, token) => readCollectionChanges(tools, collection, { since, token }),
  readMany: async (vendorIds) => readCollectionMany(tools, collection, vendorIds),
})
