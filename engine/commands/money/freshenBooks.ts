import { type MoneyOrder, movementOf } from '../../../core/command/moneyCommand.js'
import type { Clock } from '../../../core/clock.js'
import { MattergraphError } from '../../../core/errors.js'
import type { AccountKey } from '../../../core/recordId.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { ReadResult, VendorConnection } from '../../../core/vendorAdapter.js'
import type { Database } from '../../../prisma/Database.js'
import type { LiveBooks } from '../../../prisma/money/readMoneyFacts.js'
import type { Sessions } from '../../sessions/Sessions.js'
import type { AccountSync } from '../../sync/AccountSync.js'
import { saveReadResults } from '../../sync/saveReadResults.js'
import { judgeOrder } from './judgeOrder.js'

/** What the books are brought up to date with. */
export interface BooksContext {
  readonly database: Database
  readonly sessions: Pick<Sessions, 'withConnection'>
  readonly sync: Pick<AccountSync, 'syncAccount'>
  readonly clock: Clock
}

type BookKind = 'TRUST_ACCOUNT' | 'INVOICE'

/**
 * Reads from the vendor, now, what a decision on this order rests on: its trust account and its invoice. Where the vendor's own balance of the ledger is not
 * the sum of its transactions, the mirror is behind, and all of them are read. Where they differ even then, the rules refuse. Throws MattergraphError where
 * the vendor cannot be asked, or shows what does not add up in itself.
 */
export const freshenBooks = async (context: BooksContext, account: AccountKey, order: MoneyOrder): Promise<LiveBooks> => {
  const { trustAccountId, invoiceId } = movementOf(order)
  const [trustAccount, invoice] = await Promise.all([
    readNow(context, account, { kind: 'TRUST_ACCOUNT', vendorId: trustAccountId }),
    readNow(context, account, { kind: 'INVOICE', vendorId: invoiceId }),
  ])
  let live: LiveBooks = { trustAccount, invoice }
  // What changed since the last reading, where the vendor can be asked for that; then everything.
  for (const full of [false, true]) {
    if (trustAccountId === null || (await booksAgree(context, account, { order, live }))) return live
    await readTransactions(context, account, full)
    live = { invoice, trustAccount: await readNow(context, account, { kind: 'TRUST_ACCOUNT', vendorId: trustAccountId }) }
  }
  return live
}

const readTransactions = async ({ sync }: BooksContext, account: AccountKey, full: boolean): Promise<void> => {
  const states = await sync.syncAccount(account, { kinds: ['TRUST_TRANSACTION'], full })
  const failure = states.find(({ kind, phase }) => kind === 'TRUST_TRANSACTION' && phase === 'FAILING')
  if (failure !== undefined)
    throw new MattergraphError('VENDOR_UNAVAILABLE', `the trust transactions could not be read: ${String(failure.lastError)}`)
}

/** What the vendor has under an id, written to the mirror too; null where it has nothing. */
const readNow = async <K extends BookKind>(
  { database, sessions, clock }: BooksContext,
  account: AccountKey,
  { kind, vendorId }: { readonly kind: K; readonly vendorId: string | null },
): Promise<CanonicalRecord<K> | null> => {
  if (vendorId === null) return null
  const readAt = clock.now().toISOString()
  const results = await sessions.withConnection(account, async ({ readers }: VendorConnection) => readers[kind].readMany([vendorId]))
  const result: ReadResult<K> = results.get(vendorId) ?? 'ABSENT'
  if (result instanceof MattergraphError) throw result
  const refused = await database.transaction(async (sql) => saveReadResults(sql, { account, kind, results, readAt, source: 'LIVE_READ' }))
  const refusal = refused.get(vendorId)
  if (refusal !== undefined) throw refusal
  return result === 'ABSENT' ? null : result
}

const booksAgree = async (
  { database, clock }: BooksContext,
  account: AccountKey,
  { order, live }: { readonly order: MoneyOrder; readonly live: LiveBooks },
): Promise<boolean> => {
  const decision = { account, order, now: clock.now().toISOString(), commandId: null, live }
  const { refusals } = await database.transaction(async (sql) => judgeOrder(sql, decision))
  return !refusals.some(({ code }) => code === 'BOOKS_DISAGREE')
}
