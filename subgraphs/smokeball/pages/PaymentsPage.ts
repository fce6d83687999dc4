import type { CheerioAPI } from 'cheerio'
import type { CalendarDate, DecimalString, Instant } from '../../../core/record/scalars.js'
import type { PaymentStatus } from '../../../core/record/Payment.js'
import { instant } from '../../vendor/map/instant.js'
import { innerValue, innerValues } from '../../vendor/page/innerValues.js'
import { openPage } from '../../vendor/page/openPage.js'
import { pageDrift } from '../../vendor/page/pageDrift.js'
import type { PageValue } from '../../vendor/page/PageValue.js'
import { readAttribute } from '../../vendor/page/readAttribute.js'
import { type DateOrder, readDate } from '../../vendor/page/readDate.js'
import { type DecimalForm, readDecimal, usMoney } from '../../vendor/page/readDecimal.js'
import { readLinkId, readLinkIdOrNull } from '../../vendor/page/readLinkId.js'
import { readPager } from '../../vendor/page/readPager.js'
import { readTable } from '../../vendor/page/readTable.js'
import { readText } from '../../vendor/page/readText.js'
import { readWord } from '../../vendor/page/readWord.js'
import { rowTexts } from '../../vendor/page/rowTexts.js'
import type { SmokeballRegion } from '../hosts.js'

/** Where a payment's money came from. */
export type PaymentType = 'OPERATING' | 'TRUST' | 'CREDIT'

/** One payment as the list shows it. */
export interface PaymentRow {
  /** The receipt's number: unique, given once and in order. */
  readonly number: number
  readonly date: CalendarDate
  readonly matterId: string
  readonly payerId: string | null
  readonly type: PaymentType
  /** The transaction the money left trust by. */
  readonly trust: { readonly accountId: string; readonly transactionId: string } | null
  readonly method: string
  readonly reference: string
  readonly amount: DecimalString
  readonly applications: readonly { readonly matterId: string; readonly invoiceId: string; readonly amount: DecimalString }[]
  readonly reason: string
  readonly status: PaymentStatus
  readonly enteredAt: Instant
  /** What a person reads in each column. */
  readonly texts: Readonly<Record<string, string | null>>
}

/** A page of the list. */
export interface PaymentsPage {
  readonly payments: readonly PaymentRow[]
  /** How many there are from the first receipt of the page on. */
  readonly count: number
  /** The receipt the next page starts from; null on the last page. */
  readonly next: number | null
}

/** How the region writes (assumed: one way for all of a region). */
const locales = {
  US: { order: 'MM/DD/YYYY', money: usMoney },
  AU: { order: 'DD/MM/YYYY', money: usMoney },
  UK: { order: 'DD/MM/YYYY', money: { ...usMoney, before: '£' } },
} as const satisfies Record<SmokeballRegion, { readonly order: DateOrder; readonly money: DecimalForm }>

const columns = {
  receipt: 'Receipt',
  date: 'Date',
  matter: 'Matter',
  payer: 'Received From',
  type: 'Type',
  account: 'Account',
  method: 'Method',
  reference: 'Reference',
  amount: 'Amount',
  applications: 'Allocated To',
  reason: 'Reason',
  status: 'Status',
  entered: 'Entered',
} as const
type Cells = Readonly<Record<keyof typeof columns, PageValue>>

const types = { Operating: 'OPERATING', 'Trust account': 'TRUST', Credit: 'CREDIT' } as const
const methods = {
  'Credit Card': 'card',
  'Bank Transfer': 'ach',
  Check: 'check',
  Cash: 'cash',
  Wire: 'wire',
  Transfer: 'other',
} as const
const statuses = {
  Processed: 'RECORDED',
  Pending: 'PENDING_CLEARANCE',
  Cleared: 'CLEARED',
  Returned: 'RETURNED',
  Refunded: 'REFUNDED',
  Reversed: 'VOID',
} as const satisfies Record<string, PaymentStatus>

/** So many payments to a page. */
export const rowsPerPage = 100
const sentence = /^Page (?<page>\d+) of (?<pages>\d+) \((?<total>[\d,]+) payments\)/
const matterLink = /^#\/billing\/view-matter\/([0-9a-f-]{36})$/
const trustLink = /^#\/billing\/view-matter\/[0-9a-f-]{36}\/transactions\/trust\/([^/]+\/[0-9a-f-]{36})$/
const invoiceLink = /^#\/billing\/view-matter\/([0-9a-f-]{36}\/invoices\/[0-9a-f-]{36})$/
const unallocated = 'Not allocated'

const isSignIn = ($: CheerioAPI): boolean => $('input[type=email], input[type=password]').length > 0

/** The app's list of payments, receipts by number from one on (its address and form are assumed). */
export const PaymentsPage = {
  address: ({ from, matterId }: { readonly from: number; readonly matterId?: string }): string => {
    const query = new URLSearchParams({ from: String(from), ...(matterId === undefined ? {} : { matterId }) })
    return `/billing/payments?${query.toString()}`
  },

  /** Reads a page. Throws DRIFT for any other form, SessionDeadError for the login form in its place. */
  read: (text: string, region: SmokeballRegion): PaymentsPage => {
    const page = openPage(text, {
      vendor: 'SMOKEBALL',
      name: 'payments',
      isSignIn,
      mark: '#payments-page',
    })
    const locale = locales[region]
    const rows = readTable(page, {
      table: '#payments',
      columns,
      closed: true,
      empty: { selector: '#payments-page .empty', text: 'No payments found.', place: 'page' },
    }).map(({ cells }) => cells)
    const pager = readPager(
      page,
      { pager: '#payments-page .pager', sentence, next: 'a[rel=next]', rowsPerPage },
      { asked: 1, rows: rows.length },
    )
    const payments = rows.map((cells) => rowOf(cells, locale))
    payments.forEach(({ number }, index) => {
      const before = payments[index - 1]
      if (before !== undefined && before.number >= number)
        throw pageDrift(page, { path: '#payments "Receipt"', expected: 'receipts in the order of their numbers', came: 'another' })
    })
    const last = payments.at(-1)
    return { payments, count: pager.total, next: pager.next === null || last === undefined ? null : last.number + 1 }
  },

  /** Reads the one payment that the app says it saved. Throws DRIFT for any other page. */
  readSaved: (text: string, region: SmokeballRegion): PaymentRow => {
    const page = openPage(text, { vendor: 'SMOKEBALL', name: 'saved payment', isSignIn, mark: '#payment-saved' })
    const [row, ...others] = readTable(page, { table: '#payments', columns, closed: true })
    if (row === undefined || others.length > 0) throw pageDrift(page, { path: '#payments', expected: 'one payment', came: 'several' })
    return rowOf(row.cells, locales[region])
  },
} as const

const rowOf = (cells: Cells, { order, money }: (typeof locales)[SmokeballRegion]): PaymentRow => {
  const type = readWord(cells.type, types)
  const amount = readDecimal(cells.amount, money)
  return {
    number: Number(readAttribute(innerValue(cells.receipt, 'a'), 'href', /^#\/billing\/payments\/(\d{1,9})$/)),
    date: sameDay(cells.date, order),
    matterId: readLinkId(cells.matter, matterLink),
    payerId: readLinkIdOrNull(cells.payer, /^#\/contacts\/([0-9a-f-]{36})$/),
    type,
    trust: type === 'TRUST' ? trustOf(cells.account) : null,
    method: type === 'TRUST' ? 'trust' : readWord(cells.method, methods),
    reference: readText(cells.reference),
    amount,
    applications: applicationsOf(cells.applications, money),
    reason: readText(cells.reason),
    status: readWord(cells.status, statuses),
    enteredAt: sameMoment(cells.entered, order),
    texts: rowTexts(cells),
  }
}

/** The day a person reads, which the page also writes for machines: they must be one, so that a date that reads two ways is DRIFT. */
const sameDay = (value: PageValue, order: DateOrder): CalendarDate => {
  const date = readDate(value, order)
  const told = readAttribute(innerValue(value, 'time'), 'datetime', /^\d{4}-\d\d-\d\d$/)
  if (told !== date) throw pageDrift(value.page, { path: value.path, expected: 'the day its datetime says', came: 'another' })
  return date
}

const dayMs = 86_400_000

/** The instant whose day a person reads: the day before or after where it is another there than in UTC. */
const sameMoment = (value: PageValue, order: DateOrder): Instant => {
  const told = instant(readAttribute(innerValue(value, 'time'), 'datetime', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/))
  const apart = Math.abs(Date.parse(readDate(value, order)) - Date.parse(told.slice(0, 10)))
  if (apart > dayMs) throw pageDrift(value.page, { path: value.path, expected: 'the day of its datetime', came: 'another' })
  return told
}

/** `…/transactions/trust/{guid}~2FTrust/{transaction}`: the app writes the account's id with an escaped slash. */
const trustOf = (value: PageValue): PaymentRow['trust'] => {
  const [account = '', transactionId = ''] = readLinkId(value, trustLink).split('/')
  return { accountId: account.replace('~2F', '_'), transactionId }
}

const applicationsOf = (value: PageValue, money: DecimalForm): PaymentRow['applications'] => {
  const items = innerValues(value, 'li')
  if (items.length === 0) {
    readWord(value, { [unallocated]: true })
    return []
  }
  return items.map((item) => {
    const [matterId = '', , invoiceId = ''] = readLinkId(item, invoiceLink).split('/')
    return { matterId, invoiceId, amount: readDecimal(innerValue(item, '.amount'), money) }
  })
}
