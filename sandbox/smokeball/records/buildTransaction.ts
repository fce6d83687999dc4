import type { PortalKit } from '../../portal/Portal.js'
import { bankAccountId, transactionId, type TransactionPlace } from '../books/bookIds.js'
import type { Ledger, LedgerTrustTransaction } from '../../world/ledger/Ledger.js'
import { myFirm, type SmokeballTransaction, type TransactionType } from './SmokeballTransaction.js'
import { fractionOf, ticksAt } from './ticks.js'

/** Whether a row of the books never came to anything. Smokeball has no such mark: the row counts, and so does a reversal beside it. */
export const cameToNothing = ({ status }: Pick<LedgerTrustTransaction, 'status'>): boolean => status === 'void' || status === 'returned'

/** A row of the books, or the reversal beside it. */
export const buildTransaction = (kit: PortalKit, ledger: Ledger, place: TransactionPlace): SmokeballTransaction => {
  const from = ledger.trustTransaction(place.index)
  const row = rowOf(kit, ledger, from)
  if (place.undoes)
    return {
      ...row,
      id: transactionId(kit, place),
      type: reversalOf(row.type),
      amountCents: 0 - row.amountCents,
      reason: from.status === 'returned' ? 'Returned by the bank' : 'Entered in error',
      reversedFromId: row.id,
    }
  const undoneBy = cameToNothing(from) ? transactionId(kit, { index: place.index, undoes: true }) : reversalIn(kit, ledger, from)
  const undoes =
    from.type === 'reversal' && from.reverses !== null ? transactionId(kit, { index: from.reverses, undoes: false }) : undefined
  return {
    ...row,
    ...(undoneBy === undefined ? {} : { reversedToId: undoneBy }),
    ...(undoes === undefined ? {} : { reversedFromId: undoes }),
  }
}

const rowOf = (kit: PortalKit, ledger: Ledger, from: LedgerTrustTransaction): SmokeballTransaction => ({
  id: transactionId(kit, { index: from.index, undoes: false }),
  bankAccountId: bankAccountId(kit, ledger, from.trustAccount),
  ...(from.matter === null ? {} : { matterId: kit.guid.of('matter', from.matter) }),
  payorId: from.client === null ? myFirm : kit.guid.of('contact', from.client),
  type: typeOf(ledger, from),
  amountCents: from.amountCents,
  effectiveDate: `${from.date}T00:00:00Z`,
  reference: from.reference,
  reason: from.memo === '' ? reasons[from.type] : from.memo,
  description: [words[from.method], from.payee === '' ? '' : `to ${from.payee}`].filter((part) => part !== '').join(' '),
  note: '',
  entered: ticksAt(from.createdAt, fractionOf(from.index)),
  lastUpdated: ticksAt(from.updatedAt, fractionOf(from.index)),
})

/** The row of the books that reverses this one. A refund is a payment of its own here. */
const reversalIn = (kit: PortalKit, ledger: Ledger, from: LedgerTrustTransaction): string | undefined =>
  from.reversedBy !== null && ledger.trustTransaction(from.reversedBy).type === 'reversal'
    ? transactionId(kit, { index: from.reversedBy, undoes: false })
    : undefined

const typeOf = (ledger: Ledger, from: LedgerTrustTransaction): TransactionType => {
  if (from.type !== 'reversal') return types[from.type]
  const undone = from.reverses === null ? 'deposit' : ledger.trustTransaction(from.reverses).type
  return undone === 'reversal' ? 'DepositReversal' : reversalOf(types[undone])
}

const types = {
  deposit: 'Deposit',
  disbursement: 'VendorPayment',
  invoice_payment: 'InvoicePayment',
  transfer_in: 'Transfer',
  transfer_out: 'Transfer',
  refund: 'VendorPayment',
  interest: 'Interest',
  bank_fee: 'BankFees',
} as const satisfies Record<Exclude<LedgerTrustTransaction['type'], 'reversal'>, TransactionType>

/** The type that undoes a type. A transfer is undone by one the other way. */
export const reversalOf = (type: TransactionType): TransactionType => reversals[type] ?? type

const reversals: Partial<Record<TransactionType, TransactionType>> = {
  Deposit: 'DepositReversal',
  VendorPayment: 'VendorPaymentReversal',
  InvoicePayment: 'InvoicePaymentReversal',
  BankFees: 'BankFeesReversal',
  Interest: 'InterestReversal',
}

/** The app asks for a reason with every movement of trust money. */
const reasons = {
  deposit: 'Funds received',
  disbursement: 'Payment to a third party',
  invoice_payment: 'Payment of invoice',
  transfer_in: 'Transfer',
  transfer_out: 'Transfer',
  refund: 'Refund to client',
  reversal: 'Entered in error',
  interest: 'Interest',
  bank_fee: 'Bank fee',
} as const satisfies Record<LedgerTrustTransaction['type'], string>

const words = { card: 'Credit card', ach: 'Bank transfer', check: 'Check', cash: 'Cash', wire: 'Wire', transfer: '', '': '' } as const
