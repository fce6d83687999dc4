import { Money } from '../../../../core/money.js'
import type { LineItemKind } from '../../../../core/record/Invoice.js'
import type { CalendarDate, DecimalString, Json } from '../../../../core/record/scalars.js'
import type { HtmlPage } from '../../../vendor/page/HtmlPage.js'
import { pageDrift } from '../../../vendor/page/pageDrift.js'
import type { PageValue } from '../../../vendor/page/PageValue.js'
import { readAttribute } from '../../../vendor/page/readAttribute.js'
import { type DecimalForm, readDecimal, usMoney } from '../../../vendor/page/readDecimal.js'
import { readLabels } from '../../../vendor/page/readLabels.js'
import { readLinkId, readLinkIdOrNull } from '../../../vendor/page/readLinkId.js'
import { readTable } from '../../../vendor/page/readTable.js'
import { readSomeText, readText } from '../../../vendor/page/readText.js'
import { readWord } from '../../../vendor/page/readWord.js'
import { rowTexts } from '../../../vendor/page/rowTexts.js'
import { unlessBlank } from '../../../vendor/page/unlessBlank.js'
import { billingPage } from './billingPage.js'
import { readCaseId, readContactId } from './readLinked.js'
import { readDay } from './readDay.js'

/** One line, as the page shows it. Other records are named by vendor id. */
export interface InvoicePageLine {
  readonly kind: LineItemKind
  readonly date: CalendarDate
  readonly activity: string
  readonly description: string
  readonly userId: string | null
  readonly quantity: DecimalString
  readonly rate: DecimalString
  readonly amount: DecimalString
  readonly taxable: boolean
  readonly timeEntryId: string | null
  readonly expenseId: string | null
}

/** One payment, as the page shows it. */
export interface InvoicePagePayment {
  readonly id: string
  readonly amount: DecimalString
  /** Whether it counts for what is paid: neither failed nor given back. */
  readonly counts: boolean
  readonly trustTransactionId: string | null
  readonly notes: string
}

/** What the page of an invoice tells. Whatever takes away is positive here. */
export interface InvoicePageFacts {
  readonly number: string
  readonly issueDate: CalendarDate
  readonly dueDate: CalendarDate | null
  readonly status: 'draft' | 'unsent' | 'sent' | 'partial' | 'paid' | 'overdue' | 'forwarded'
  readonly clientId: string | null
  readonly matterId: string | null
  readonly lines: readonly InvoicePageLine[]
  readonly subtotal: DecimalString
  readonly discount: DecimalString
  readonly tax: DecimalString
  readonly total: DecimalString
  readonly paid: DecimalString
  readonly trustApplied: DecimalString
  readonly writtenOff: DecimalString
  /** Carried onto a newer invoice. */
  readonly forwarded: DecimalString
  readonly balance: DecimalString
  readonly payments: readonly InvoicePagePayment[]
  /** The page's texts, unmapped. */
  readonly raw: Json
}

/** The page of an invoice: where it is, and what it tells. Its address and its whole layout are assumed. */
export const invoicePage = {
  path: (id: string): string => `/bills/${id}`,
  read: (text: string): InvoicePageFacts => {
    const page = billingPage(text, 'invoice')
    const details = readLabels(page, { list: 'dl#invoice-details', labels: detailLabels, closed: true })
    const summary = readLabels(page, { list: 'dl#invoice-summary', labels: summaryLabels, closed: true })
    const lines = readTable(page, {
      table: 'table#invoice-line-items',
      columns: lineColumns,
      closed: true,
      empty: emptyRow('There is nothing on this invoice.'),
    })
    const payments = readTable(page, {
      table: 'table#invoice-payments',
      columns: paymentColumns,
      closed: true,
      empty: emptyRow('There are no payments on this invoice.'),
    })
    const facts: InvoicePageFacts = {
      number: readSomeText(details.number),
      issueDate: readDay(details.issueDate),
      dueDate: unlessBlank(details.dueDate, readDay),
      status: readWord(details.status, statuses),
      clientId: unlessBlank(details.contact, readContactId),
      matterId: unlessBlank(details.case, readCaseId),
      lines: lines.map(({ cells }) => readLine(cells)),
      subtotal: readDecimal(summary.subtotal, usMoney),
      discount: readTakenOff(summary.discount),
      tax: readDecimal(summary.tax, usMoney),
      total: readDecimal(summary.total, usMoney),
      paid: readTakenOff(summary.paid),
      trustApplied: readTakenOff(summary.trustApplied),
      writtenOff: readTakenOff(summary.writtenOff),
      forwarded: readTakenOff(summary.forwarded),
      balance: readDecimal(summary.balance, usMoney),
      payments: payments.map(({ cells, row }) => readPayment(cells, row)),
      raw: {
        details: rowTexts(details),
        summary: rowTexts(summary),
        lines: lines.map(({ cells }) => rowTexts(cells)),
        payments: payments.map(({ cells }) => rowTexts(cells)),
      },
    }
    assertAllLines(details.lineItems, lines.length)
    assertPaymentsAgree(page, facts)
    return facts
  },
} as const

const detailLabels = {
  number: 'Invoice Number',
  issueDate: 'Invoice Date',
  dueDate: 'Due Date',
  status: 'Status',
  contact: 'Contact',
  case: 'Case',
  forwardedTo: 'Forwarded To',
  lineItems: 'Line Items',
} as const

const summaryLabels = {
  subtotal: 'Subtotal',
  discount: 'Discounts',
  tax: 'Tax',
  total: 'Total',
  paid: 'Payments',
  trustApplied: 'Trust Applied',
  writtenOff: 'Write-offs',
  forwarded: 'Balance Forwarded',
  balance: 'Balance Due',
} as const

const lineColumns = {
  type: 'Type',
  date: 'Date',
  activity: 'Activity',
  description: 'Description',
  employee: 'Employee',
  quantity: 'Quantity',
  rate: 'Rate',
  amount: 'Amount',
  taxed: 'Taxed',
} as const

const paymentColumns = {
  date: 'Date',
  method: 'Payment Method',
  account: 'Account',
  amount: 'Amount',
  status: 'Status',
  trustTransaction: 'Trust Transaction',
  notes: 'Notes',
} as const

type Cells<Columns> = Readonly<Record<keyof Columns, PageValue>>

const emptyRow = (text: string): { readonly selector: string; readonly text: string; readonly place: 'row' } => ({
  selector: 'tr.empty-state',
  text,
  place: 'row',
})

const statuses: Readonly<Record<string, InvoicePageFacts['status']>> = {
  Draft: 'draft',
  Unsent: 'unsent',
  Sent: 'sent',
  Partial: 'partial',
  Paid: 'paid',
  Overdue: 'overdue',
  Forwarded: 'forwarded',
}

const kinds: Readonly<Record<string, LineItemKind>> = {
  'Time Entry': 'TIME',
  Expense: 'EXPENSE',
  'Flat Fee': 'FLAT_FEE',
  Interest: 'INTEREST',
  Adjustment: 'ADJUSTMENT',
  'Balance Forward': 'OTHER',
}

/** Payments that count, by the word of their status. */
const countingStatuses: Readonly<Record<string, boolean>> = {
  Completed: true,
  Pending: true,
  Failed: false,
  Error: false,
  'Timed Out': false,
}

const quantities: DecimalForm = { before: '', behind: '', thousands: ',', point: '.', leastDecimals: 1, mostDecimals: 3, negative: [] }

/** What takes away stands in parentheses; a positive amount there is DRIFT. */
const readTakenOff = (value: PageValue): DecimalString => {
  const amount = readDecimal(value, usMoney)
  if (new Money(amount).greaterThan(0))
    throw pageDrift(value.page, { path: value.path, expected: 'an amount in parentheses', came: 'one without' })
  return new Money(amount).negated().plus(0).toFixed()
}

const readLine = (cells: Cells<typeof lineColumns>): InvoicePageLine => {
  const kind = readWord(cells.type, kinds)
  return {
    kind,
    date: readDay(cells.date),
    activity: readText(cells.activity),
    description: readText(cells.description),
    userId: unlessBlank(cells.employee, (value) => readLinkId(value, /^\/contacts\/attorneys\/(\d+)$/)),
    quantity: readDecimal(cells.quantity, quantities),
    rate: readDecimal(cells.rate, usMoney),
    amount: readDecimal(cells.amount, usMoney),
    taxable: readWord(cells.taxed, { Yes: true, No: false }),
    timeEntryId: kind === 'TIME' ? readLinkIdOrNull(cells.activity, /^\/time_entries\/(\d+)$/) : null,
    expenseId: kind === 'EXPENSE' ? readLinkIdOrNull(cells.activity, /^\/expenses\/(\d+)$/) : null,
  }
}

const readPayment = (cells: Cells<typeof paymentColumns>, row: PageValue): InvoicePagePayment => ({
  id: readAttribute(row, 'id', /^payment-(\d+)$/),
  amount: readDecimal(cells.amount, { ...usMoney, negative: [] }),
  counts: readWord(cells.status, countingStatuses) && readText(cells.method) !== 'Refund',
  trustTransactionId: unlessBlank(cells.trustTransaction, (value) => readLinkId(value, /^\/bills\/trust_transactions\/(\d+)$/)),
  notes: readText(cells.notes),
})

/** How many lines there are is told beside them: without it a line of nothing could be left out unseen. */
const assertAllLines = (value: PageValue, lines: number): void => {
  const told = readDecimal(value, { ...quantities, leastDecimals: 0, mostDecimals: 0 })
  if (told !== String(lines)) throw pageDrift(value.page, { path: value.path, expected: 'the number of lines', came: 'another' })
}

/** What is paid, and what of it from trust, is told twice: in the summary and by the payments. */
const assertPaymentsAgree = (page: HtmlPage, { payments, paid, trustApplied }: InvoicePageFacts): void => {
  const sumOf = (fromTrust: boolean): Money =>
    payments
      .filter(({ counts, trustTransactionId }) => counts && (trustTransactionId !== null) === fromTrust)
      .reduce((sum, { amount }) => sum.plus(amount), new Money(0))
  const wrong = !sumOf(false).equals(paid) ? summaryLabels.paid : !sumOf(true).equals(trustApplied) ? summaryLabels.trustApplied : undefined
  if (wrong !== undefined)
    throw pageDrift(page, { path: `dl#invoice-summary "${wrong}"`, expected: 'the sum of the payments below', came: 'another amount' })
}
