import { ApiRefusal } from '../api/ApiRefusal.js'
import { placeOfTransaction } from '../books/TrustPlace.js'
import { firstIds } from '../firm/firstIds.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { timestamp } from '../firm/timestamp.js'
import type { TrustTransactionRecord } from '../firm/TrustTransactionRecord.js'
import { billingContact } from './saveInvoice.js'
import type { TrustFields } from './trustFields.js'
import { withoutUndefined } from './withoutUndefined.js'

/** Creates a movement of trust money, or changes one. Refuses what would leave less than nothing in its place on any day (assumed: the vendor does not say). */
export const saveTrustTransaction = (
  firm: MyCaseFirm,
  before: TrustTransactionRecord | undefined,
  fields: TrustFields,
): TrustTransactionRecord => {
  const { trustTransactions, bankAccounts } = firm.books
  const now = timestamp(firm.kit.clock.now())
  const { amount, ...plain } = fields
  const after: TrustTransactionRecord = {
    ...(before ?? blankTransaction(firm, now)),
    ...withoutUndefined({ ...plain, amount_cents: amount }),
    updated_at: now,
  }
  if (bankAccounts.get(String(after.bank_account.id))?.account_type !== 'trust') throw new Error('bank_account: expected a trust account')
  requireSign(after)
  if (before === undefined) trustTransactions.insert(after)
  else trustTransactions.replace(after)
  if (!isOverdrawn(firm, after)) return after
  if (before === undefined) trustTransactions.delete(String(after.id))
  else trustTransactions.replace(before)
  throw new ApiRefusal(422, { description: 'There is not enough money in trust', source: { pointer: '/amount' } })
}

/** Whether some day ends below nothing where this movement is. */
export const isOverdrawn = (firm: MyCaseFirm, row: TrustTransactionRecord): boolean =>
  firm.books.historyOf(placeOfTransaction(row)).some(({ balanceCents }) => balanceCents < 0)

const signs: Readonly<Record<TrustTransactionRecord['type'], 1 | -1 | 0>> = {
  Deposit: 1,
  'Transfer In': 1,
  Interest: 1,
  Withdrawal: -1,
  'Invoice Payment': -1,
  'Transfer Out': -1,
  Refund: -1,
  'Bank Fee': -1,
  Reversal: 0,
}

const requireSign = ({ type, amount_cents: cents }: TrustTransactionRecord): void => {
  if (cents === 0 || (signs[type] !== 0 && Math.sign(cents) !== signs[type])) throw new Error(`amount: not one of a ${type}`)
}

/** A deposit of a hundred dollars by the contact of the firm's first case that has one. */
const blankTransaction = (firm: MyCaseFirm, now: string): TrustTransactionRecord => {
  const found = firstClient(firm)
  return {
    id: firm.books.trustTransactions.nextId(),
    bank_account: { id: firstIds.bankAccounts },
    contact: found.contact,
    case: found.case,
    type: 'Deposit',
    amount_cents: 10_000,
    date: now.slice(0, 10),
    status: 'Completed',
    method: 'Check',
    reference: '',
    payee: '',
    notes: '',
    invoice: null,
    payment: null,
    related: null,
    created_at: now,
    updated_at: now,
  }
}

const firstClient = (firm: MyCaseFirm): Pick<TrustTransactionRecord, 'contact' | 'case'> => {
  for (const { id } of firm.cases) {
    const contact = billingContact(firm, id)
    if (contact !== null) return { contact, case: { id } }
  }
  return { contact: null, case: null }
}
