import type { Ledger, LedgerPayment } from '../../world/ledger/Ledger.js'
import type { ContactReferences } from './contactReferences.js'
import { firstIds } from './firstIds.js'
import type { PaymentRecord } from './PaymentRecord.js'
import { timestamp } from './timestamp.js'

/** A payment of the firm's books in MyCase's words. */
export const buildPayment = (
  { ledger, contacts }: { readonly ledger: Ledger; readonly contacts: ContactReferences },
  index: number,
): PaymentRecord => {
  const payment = ledger.payment(index)
  const status = statusOf(payment)
  const trust = payment.trustTransaction === null ? null : ledger.trustTransaction(payment.trustTransaction)
  return {
    id: firstIds.payments + index,
    invoice: { id: firstIds.invoices + (payment.applications[0]?.invoice ?? 0) },
    amount_cents: payment.amountCents,
    // What never came to an end has no date.
    date: status === 'timeout' ? null : payment.date,
    notes: [payment.checkNumber === '' ? '' : `Check ${payment.checkNumber}`, payment.memo].filter(Boolean).join(' — '),
    status,
    transaction_type: payment.status === 'refunded' ? 'Refund' : types[payment.method],
    bank_account: { id: firstIds.bankAccounts + (trust?.trustAccount ?? payment.operatingAccount) },
    trust_transaction: trust === null ? null : { id: firstIds.trustTransactions + trust.index },
    payer: contacts.of(payment.payer),
    created_at: timestamp(payment.createdAt),
    updated_at: timestamp(payment.updatedAt),
  }
}

const types: Readonly<Record<LedgerPayment['method'], PaymentRecord['transaction_type']>> = {
  card: 'Credit Card',
  ach: 'eCheck',
  check: 'Check',
  cash: 'Cash',
  wire: 'Wire',
  trust: 'Trust',
}

const statusOf = ({ status, index, method }: LedgerPayment): PaymentRecord['status'] => {
  if (status === 'pending') return 'pending'
  if (status === 'returned') return 'failure'
  if (status === 'void') return index % 2 === 0 && method !== 'trust' ? 'timeout' : 'error'
  return 'success'
}
