import { settle } from '../books/settle.js'
import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { dollarText } from '../firm/dollarText.js'
import { today } from '../writes/today.js'
import type { WireRecord } from './WireRecord.js'

/** An invoice as the API shows it: no lines, no client, no balance. Amounts are numbers as the vendor's files say, and texts on every other invoice as integrators saw them. */
export const renderInvoice = (firm: MyCaseFirm, record: InvoiceRecord): WireRecord => {
  const { total, paid, trustApplied, status } = settle(firm.books, record, today(firm))
  const account = firm.books.bankAccounts.get(String(record.bank_account.id))
  const amount = (cents: number): number | string => (record.id % 2 === 0 ? dollarText(cents / 100) : cents / 100)
  return {
    id: record.id,
    invoice_date: record.invoice_date,
    invoice_number: record.invoice_number,
    due_date: record.due_date,
    total_amount: amount(total),
    paid_amount: amount(paid + trustApplied),
    case: record.case,
    bank_account: account === undefined ? null : { name: account.name, account_type: account.account_type },
    view_url: `${firm.kit.origin}/paypage/${Buffer.from(`invoice-${String(record.id)}`)
      .toString('base64url')
      .padEnd(24, '0')
      .slice(0, 24)}`,
    allow_online_payments: record.allow_online_payments,
    status,
    created_at: record.created_at,
    updated_at: record.updated_at,
  }
}
