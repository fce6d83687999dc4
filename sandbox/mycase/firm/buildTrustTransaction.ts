import type { LedgerTrustTransaction } from '../../world/ledger/Ledger.js'
import type { ContactReferences } from './contactReferences.js'
import { firstIds } from './firstIds.js'
import { timestamp } from './timestamp.js'
import type { TrustTransactionRecord } from './TrustTransactionRecord.js'

const types: Readonly<Record<LedgerTrustTransaction['type'], TrustTransactionRecord['type']>> = {
  deposit: 'Deposit',
  disbursement: 'Withdrawal',
  invoice_payment: 'Invoice Payment',
  transfer_in: 'Transfer In',
  transfer_out: 'Transfer Out',
  refund: 'Refund',
  reversal: 'Reversal',
  interest: 'Interest',
  bank_fee: 'Bank Fee',
}
const statuses: Readonly<Record<LedgerTrustTransaction['status'], TrustTransactionRecord['status']>> = {
  recorded: 'Completed',
  cleared: 'Completed',
  pending: 'Pending',
  returned: 'Returned',
  void: 'Voided',
}
const methods: Readonly<Record<LedgerTrustTransaction['method'], string>> = {
  card: 'Credit Card',
  ach: 'eCheck',
  check: 'Check',
  cash: 'Cash',
  wire: 'Wire',
  transfer: 'Transfer',
  '': '',
}

/** A movement of the firm's books in MyCase's words. */
export const buildTrustTransaction = (contacts: ContactReferences, row: LedgerTrustTransaction): TrustTransactionRecord => {
  const related = row.reverses ?? row.twin
  return {
    id: firstIds.trustTransactions + row.index,
    bank_account: { id: firstIds.bankAccounts + row.trustAccount },
    contact: contacts.of(row.client),
    case: row.matter === null ? null : { id: firstIds.cases + row.matter },
    type: types[row.type],
    amount_cents: row.amountCents,
    date: row.date,
    status: statuses[row.status],
    method: methods[row.method],
    reference: row.reference,
    payee: row.payee,
    notes: row.memo,
    invoice: row.invoice === null ? null : { id: firstIds.invoices + row.invoice },
    payment: row.payment === null ? null : { id: firstIds.payments + row.payment },
    related: related === null ? null : { id: firstIds.trustTransactions + related },
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
  }
}
