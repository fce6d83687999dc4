import { MattergraphError } from '../../../core/errors.js'
import type { Instant } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { dashboardPath, readDashboard } from '../pages/DashboardPage.js'
import type { GridQuery } from '../queryText.js'
import { wireGridPage, wireGridRow, type WireGridRow } from '../wire/Payment.js'
import { parseList } from './parseList.js'
import type { WireRow } from './WireRow.js'

/** Rows of the grid of all payments, by id. */
export type GridRows = ReadonlyMap<string, WireRow<WireGridRow>>

/** The grid of all payments of the newer pages: the one place that tells what a payment settles, and which two payments are one transfer. */
export interface PaymentGrid {
  /** Every payment of the days these instants fall on, on bank accounts of one type. No instant asks nothing. */
  of(dates: readonly Instant[], type: 'Operating' | 'Trust'): Promise<GridRows>
  /** Both sides of every transfer of the days these instants fall on. No instant asks nothing. */
  transfersOf(dates: readonly Instant[]): Promise<GridRows>
  /** Every movement of the firm's own money on trust accounts. */
  ofFirm(): Promise<GridRows>
}

const vendor = 'PRACTICEPANTHER'
/** Assumed: the most rows the grid gives at once. */
const pageSize = 1000
const dayMs = 24 * 60 * 60_000

/** The grid of one connection. The firm's number is asked for at the first use and kept. */
export const createPaymentGrid = (api: PracticePantherApi): PaymentGrid => {
  let tenant: Promise<string> | undefined
  const tenantId = async (): Promise<string> => {
    tenant ??= api.page(dashboardPath).then(
      (html) => readDashboard(html).tenantId,
      (thrown: unknown) => {
        tenant = undefined
        throw thrown
      },
    )
    return tenant
  }
  const readRows = async (filter: Partial<GridQuery>): Promise<GridRows> => {
    const path = `internal/v1/tenants/${await tenantId()}/allpayments`
    const rows = new Map<string, WireRow<WireGridRow>>()
    for (let page = 1; ; page += 1) {
      const answer = await api.get(path, {
        ...filter,
        // The oldest first: what is added meanwhile moves nothing.
        'paymentsGridResource.sortBy': 'createdDate',
        'paymentsGridResource.sortOrder': 'Asc',
        'paymentsGridResource.page': page,
        'paymentsGridResource.pageSize': pageSize,
      })
      const { items, totalCount, ...came } = parseWire(wireGridPage, answer, 'allpayments', vendor)
      const expected = Math.max(0, Math.min(pageSize, totalCount - (page - 1) * pageSize))
      if (items.length !== expected || came.page !== page || came.pageSize !== pageSize) throw otherPage(page, expected)
      for (const row of parseList(wireGridRow, items, 'allpayments.items')) rows.set(row.wire.guid, row)
      if (page * pageSize >= totalCount) return rows
    }
  }
  const ofDays = async (dates: readonly Instant[], filter: Partial<GridQuery>): Promise<GridRows> => {
    const times = dates.map((date) => Date.parse(date))
    if (times.length === 0) return new Map()
    // A day more on either side: the days are the firm's, the instants UTC.
    const [from, until] = [Math.min(...times) - dayMs, Math.max(...times) + dayMs]
    return readRows({ ...filter, 'paymentsGridResource.dateFrom': dayOf(from), 'paymentsGridResource.dateTo': dayOf(until) })
  }
  return {
    of: async (dates, type) => ofDays(dates, { 'paymentsGridResource.bankAccountTypes': type }),
    transfersOf: async (dates) => ofDays(dates, { 'paymentsGridResource.paymentMethods': 'Transfer' }),
    ofFirm: async () => readRows({ 'paymentsGridResource.paymentTypes': 'FirmPayment', 'paymentsGridResource.bankAccountTypes': 'Trust' }),
  }
}

/** The other side of a transfer; null for what is none, undefined where it should be there and is not. */
export const twinOf = (rows: GridRows, { guid, transferGuid }: WireGridRow): WireGridRow | null | undefined => {
  if (transferGuid === null) return null
  for (const { wire } of rows.values()) if (wire.transferGuid === transferGuid && wire.guid !== guid) return wire
  return undefined
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

const otherPage = (page: number, expected: number): MattergraphError =>
  new MattergraphError(
    'DRIFT',
    `PracticePanther answered in an unknown form: allpayments: expected page ${String(page)} with ${String(expected)} rows, came another`,
    { vendor },
  )
