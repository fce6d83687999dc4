import type { ClioFirm } from '../ClioFirm.js'
import { blankTransaction, type ClioBankTransaction, signed } from '../records/ClioBankTransaction.js'
import { type ClioPayment, paymentCounts } from '../records/ClioPayment.js'
import { allocationId, allocationsPerPayment } from './allocationId.js'
import { availableTrust } from './availableTrust.js'
import { centsOf } from './centsOf.js'
import type { TrustPlace } from './openBankMoney.js'

/** Clio's own words for a payment it does not take. */
const refuse = (reason: string): never => {
  throw new Error(`Sorry, the Payment wasn't saved due to the following errors: ${reason}`)
}

/** Throws where a payment does not fit the bills it is for. */
export const checkPayment = (firm: ClioFirm, payment: ClioPayment, openBefore: (bill: number) => number): void => {
  const applied = payment.allocations.reduce((sum, { amount }) => sum + centsOf(amount), 0)
  if (payment.allocations.length === 0 || payment.allocations.length > allocationsPerPayment) refuse('a payment is for one to eight bills.')
  if (payment.allocations.some(({ amount }) => amount <= 0)) refuse('what is applied to a bill must be more than nothing.')
  if (centsOf(payment.amount) < applied) refuse('no more can be applied than was paid.')
  if (!paymentCounts(payment.status)) return
  for (const { bill, amount } of payment.allocations) {
    const found = firm.bills.get(String(bill.id))
    if (found?.state !== 'awaiting_payment' && found?.state !== 'paid') refuse('payments are taken on issued bills only.')
    if (openBefore(bill.id) < centsOf(amount)) refuse('no more can be applied to a bill than is open on it.')
  }
}

/**
 * Records a payment: its bills are paid by it. One out of trust names whose money it is and moves it. Throws, with nothing done, where a bill takes no such payment or the trust money
 * does not suffice.
 */
export const recordPayment = (firm: ClioFirm, draft: ClioPayment, place: TrustPlace | null): ClioPayment => {
  checkPayment(firm, draft, (bill) => centsOf(firm.bills.get(String(bill))?.balance))
  if (place === null) {
    firm.paidBills.record(draft)
    return draft
  }
  if (draft.allocations.length !== 1) refuse('a payment out of trust is for one bill.')
  if (availableTrust(firm, place) < centsOf(draft.amount))
    refuse('one or more of the source Accounts has insufficient funds. Please revise the Payment amount.')
  const row = movementOf(firm, draft, place)
  const payment: ClioPayment = { ...draft, method: 'Trust', bank_transaction: { id: row.id } }
  firm.bankTransactions.insert(row)
  firm.bankMoney.book(row, 1)
  firm.paidBills.record(payment)
  return payment
}

/** The movement of trust money of a payment. Assumed: it is described as the payment is, and by its bill where the payment is not. */
const movementOf = (firm: ClioFirm, payment: ClioPayment, place: TrustPlace): ClioBankTransaction => {
  const bill = payment.allocations[0]?.bill ?? null
  return {
    ...blankTransaction,
    id: firm.nextId('bankTransactions'),
    created_at: payment['created_at'],
    updated_at: payment['updated_at'],
    type: 'liability',
    bank_account_id: place.account,
    date: payment.date,
    ...signed(-centsOf(payment.amount)),
    currency: firm.currency,
    transaction_type: 'withdrawal',
    description: payment.description ?? `Payment for bill ${firm.bills.get(String(bill?.id))?.number ?? ''}`,
    source: null,
    payer_payee: null,
    confirmation: payment.reference,
    client: place.client === null ? null : { id: place.client },
    matter: place.matter === null ? null : { id: place.matter },
    bill,
    allocation: { id: allocationId(payment.id, 0) },
  }
}
