import { type Settlement, settle } from '../books/settle.js'
import type { InvoiceLine, InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { PaymentRecord } from '../firm/PaymentRecord.js'
import { today } from '../writes/today.js'
import { type BookPage, plain, type Shown } from './BookPage.js'
import { caseShown, contactShown, countText, dateShown, invoiceShown, moneyText, staffShown, transactionShown } from './bookTexts.js'

/** The page of an invoice: its lines, what it comes to, its payments. */
export const invoicePage = (firm: MyCaseFirm, invoice: InvoiceRecord): BookPage => {
  const settlement = settle(firm.books, invoice, today(firm))
  return {
    name: 'invoice',
    title: `Invoice #${invoice.invoice_number}`,
    actions: [
      { text: 'Record Payment', href: `/bills/${String(invoice.id)}/payments/new` },
      { text: 'Pay From Trust Account', href: `/bills/${String(invoice.id)}/trust_payments/new` },
    ],
    lists: [details(firm, invoice, settlement), summary(invoice, settlement)],
    tables: [
      {
        id: 'invoice-line-items',
        columns: ['Type', 'Date', 'Activity', 'Description', 'Employee', 'Quantity', 'Rate', 'Amount', 'Taxed'],
        rows: invoice.lines.map((line, index) => ({ id: `line-${String(index + 1)}`, cells: lineCells(firm, line) })),
        empty: 'There is nothing on this invoice.',
      },
      {
        id: 'invoice-payments',
        columns: ['Date', 'Payment Method', 'Account', 'Amount', 'Status', 'Trust Transaction', 'Notes'],
        rows: firm.books.paymentsOfInvoice(invoice.id).map((payment) => ({
          id: `payment-${String(payment.id)}`,
          cells: paymentCells(firm, payment),
        })),
        empty: 'There are no payments on this invoice.',
      },
    ],
    pager: null,
  }
}

const details = (firm: MyCaseFirm, invoice: InvoiceRecord, { status }: Settlement): BookPage['lists'][number] => ({
  id: 'invoice-details',
  values: [
    ['Invoice Number', plain(invoice.invoice_number)],
    ['Invoice Date', dateShown(invoice.invoice_date)],
    ['Due Date', dateShown(invoice.due_date)],
    ['Status', plain(invoice.forwarded_to === null ? statusWords[status] : 'Forwarded')],
    ['Contact', contactShown(firm, invoice.contact)],
    ['Case', caseShown(firm, invoice.case, '')],
    ['Forwarded To', invoiceShown(firm, invoice.forwarded_to)],
    ['Line Items', plain(String(invoice.lines.length))],
  ],
})

const statusWords: Readonly<Record<Settlement['status'], string>> = {
  draft: 'Draft',
  unsent: 'Unsent',
  sent: 'Sent',
  partial: 'Partial',
  paid: 'Paid',
  overdue: 'Overdue',
}

const summary = (invoice: InvoiceRecord, { subtotal, total, paid, trustApplied, balance }: Settlement): BookPage['lists'][number] => ({
  id: 'invoice-summary',
  values: (
    [
      ['Subtotal', subtotal],
      ['Discounts', -invoice.discount_cents],
      ['Tax', invoice.tax_cents],
      ['Total', total],
      ['Payments', -paid],
      ['Trust Applied', -trustApplied],
      ['Write-offs', -invoice.written_off_cents],
      ['Balance Forwarded', -invoice.forwarded_cents],
      ['Balance Due', balance],
    ] as const
  ).map(([label, cents]) => [label, plain(moneyText(cents))]),
})

const lineTypes: Readonly<Record<InvoiceLine['kind'], string>> = {
  time_entry: 'Time Entry',
  expense: 'Expense',
  flat_fee: 'Flat Fee',
  interest: 'Interest',
  adjustment: 'Adjustment',
  balance_forward: 'Balance Forward',
}

const lineCells = (firm: MyCaseFirm, line: InvoiceLine): readonly Shown[] => [
  plain(lineTypes[line.kind]),
  dateShown(line.date),
  activity(line),
  plain(line.description),
  staffShown(firm, line.staff),
  plain(countText(line.quantity_thousandths)),
  plain(moneyText(line.rate_cents)),
  plain(moneyText(line.amount_cents)),
  plain(line.taxable ? 'Yes' : 'No'),
]

const activity = ({ kind, source, activity: text }: InvoiceLine): Shown => {
  if (source === null) return plain(text)
  const place = kind === 'time_entry' ? 'time_entries' : kind === 'expense' ? 'expenses' : 'bills'
  return { text, href: `/${place}/${String(source.id)}` }
}

const paymentStatuses: Readonly<Record<PaymentRecord['status'], string>> = {
  pending: 'Pending',
  success: 'Completed',
  failure: 'Failed',
  error: 'Error',
  timeout: 'Timed Out',
}

const paymentCells = ({ books }: MyCaseFirm, payment: PaymentRecord): readonly Shown[] => [
  dateShown(payment.date),
  plain(payment.transaction_type ?? ''),
  plain(payment.bank_account === null ? '' : (books.bankAccounts.get(String(payment.bank_account.id))?.name ?? '')),
  plain(moneyText(payment.amount_cents)),
  plain(paymentStatuses[payment.status]),
  transactionShown(payment.trust_transaction),
  plain(payment.notes),
]
