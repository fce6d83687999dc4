import type { CalendarDate, DecimalString } from '../../../core/record/scalars.js'
import type { PaymentStatus } from '../../../core/record/Payment.js'
import { openPage } from '../../vendor/page/openPage.js'
import { readAttribute } from '../../vendor/page/readAttribute.js'
import { readDate } from '../../vendor/page/readDate.js'
import { readDecimal, usMoney } from '../../vendor/page/readDecimal.js'
import { readLinkId, readLinkIdOrNull } from '../../vendor/page/readLinkId.js'
import { readTable } from '../../vendor/page/readTable.js'
import { readText } from '../../vendor/page/readText.js'
import { readWord } from '../../vendor/page/readWord.js'
import { rowTexts } from '../../vendor/page/rowTexts.js'
import { pageDrift } from '../../vendor/page/pageDrift.js'
import { isSignInForm } from './isSignInForm.js'

/** Where the page of a bill is. Assumed: the application renders it in the browser; this is where the view comes from. */
export const billPagePath = (bill: string): string => `nc/views/bills/${bill}`

/** Where the page of a payment is; asked only whether there is one. */
export const paymentPagePath = (payment: string): string => `nc/views/payments/${payment}`

/** One payment on the page of a bill, with what the API does not tell of it. */
export interface BillPagePayment {
  readonly id: string
  readonly date: CalendarDate
  /** In the mirror's words: card, ach, check, cash, wire, trust. */
  readonly method: string
  readonly processor: string
  readonly reference: string
  /** The movement of trust money; null where it did not come out of trust. */
  readonly trustTransactionId: string | null
  readonly amount: DecimalString
  readonly applied: DecimalString
  readonly unapplied: DecimalString
  readonly status: PaymentStatus
  /** What the row reads as, by column. */
  readonly texts: Readonly<Record<string, string | null>>
}

const columns = {
  id: 'Payment',
  date: 'Date',
  method: 'Method',
  processor: 'Processor',
  reference: 'Reference',
  source: 'Source account',
  amount: 'Amount',
  applied: 'Applied to this bill',
  unapplied: 'Unapplied',
  status: 'Status',
  memo: 'Memo',
} as const

/** Assumed, as the words of the statuses. */
const methods = {
  'Credit card': 'card',
  eCheck: 'ach',
  Check: 'check',
  Cash: 'cash',
  'Wire transfer': 'wire',
  Other: 'other',
  Trust: 'trust',
} as const

const statuses = {
  Recorded: 'RECORDED',
  Pending: 'PENDING_CLEARANCE',
  Completed: 'CLEARED',
  Returned: 'RETURNED',
  Refunded: 'REFUNDED',
  Void: 'VOID',
} as const satisfies Record<string, PaymentStatus>

/**
 * The payments on the page of a bill, by id. Dates are month first and money is in dollars, as the application writes them for a firm in the United States; another
 * form is DRIFT, and so is the page of another bill.
 */
export const readBillPage = (html: string, bill: string): ReadonlyMap<string, BillPagePayment> => {
  const mark = 'h1#bill_header'
  const page = openPage(html, { vendor: 'CLIO', name: 'bill', isSignIn: isSignInForm, mark })
  const shown = readAttribute({ page, path: mark, element: page.$(mark) }, 'data-bill-id', /^\d+$/)
  if (shown !== bill) throw pageDrift(page, { path: mark, expected: 'the bill that was asked for', came: 'another' })
  const rows = readTable(page, {
    table: 'table#payments',
    columns,
    closed: false,
    empty: { selector: 'table#payments tr.empty', text: 'No payments have been recorded on this bill.', place: 'row' },
  })
  const payments = rows.map(({ cells }): BillPagePayment => ({
    id: readLinkId(cells.id, /^\/nc\/#\/payments\/(\d+)$/),
    date: readDate(cells.date, 'MM/DD/YYYY'),
    method: readWord(cells.method, methods),
    processor: readText(cells.processor),
    reference: readText(cells.reference),
    trustTransactionId: readLinkIdOrNull(cells.source, /^\/nc\/#\/accounts\/\d+\/transactions\/(\d+)$/),
    amount: readDecimal(cells.amount, usMoney),
    applied: readDecimal(cells.applied, usMoney),
    unapplied: readDecimal(cells.unapplied, usMoney),
    status: readWord(cells.status, statuses),
    texts: rowTexts(cells),
  }))
  return new Map(payments.map((payment) => [payment.id, payment]))
}
