import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { PaymentRecord } from '../firm/PaymentRecord.js'
import type { WireRecord } from './WireRecord.js'

/** A payment as the API shows it. The account's name is the only hint that money came out of trust; a company that pays is not told (assumed: the field is called client). */
export const renderPayment = ({ books }: MyCaseFirm, record: PaymentRecord): WireRecord => {
  const invoice = books.invoices.get(String(record.invoice.id))
  return {
    id: record.id,
    amount: record.amount_cents / 100,
    notes: record.notes,
    date: record.date,
    invoice: record.invoice,
    status: record.status,
    transaction_type: record.transaction_type,
    case: invoice?.case ?? null,
    account_name: record.bank_account === null ? null : (books.bankAccounts.get(String(record.bank_account.id))?.name ?? null),
    attorney: invoice?.attorney ?? null,
    client: record.payer?.type === 'client' ? { id: record.payer.id } : null,
    invoice_number: invoice?.invoice_number ?? '',
    created_at: record.created_at,
    updated_at: record.updated_at,
  }
}
