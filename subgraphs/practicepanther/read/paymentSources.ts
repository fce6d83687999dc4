import type { Json } from '../../../core/record/scalars.js'
import { paymentAgrees, type PaymentSource } from '../map/PaymentSource.js'
import { wireLegacyPayment, wirePayment, type WireGridRow, type WireLegacyPayment, type WirePayment } from '../wire/Payment.js'
import { findByValues } from './findByValues.js'
import { type Companions, companionsOf } from './legacyCompanions.js'
import { parseList } from './parseList.js'
import { type GridRows, twinOf } from './paymentGrid.js'
import type { ReadTools } from './ReadTools.js'
import { type Assembled, settle } from './settle.js'
import type { WireRow } from './WireRow.js'

/** How payments are called in both APIs. */
export const paymentKind = { collection: 'payments', legacy: 'payment', schema: wireLegacyPayment } as const

type Tools = Pick<ReadTools, 'api' | 'grid'>
type Row = WireRow<WirePayment>

/** Puts payments of API v2 together with what the legacy API and the grid tell of them. */
export const paymentSources = async (
  tools: Tools,
  rows: readonly Row[],
  companions: Companions<WireLegacyPayment>,
): Promise<Assembled<PaymentSource>> =>
  settle(await assemble(tools, rows, companions), async (ids) => {
    const again = parseList(wirePayment, await findByValues(tools.api, { collection: 'v2/payments', path: 'id', values: ids }), 'payments')
    return assemble(
      tools,
      again,
      await companionsOf(
        tools.api,
        paymentKind,
        again.map(({ wire }) => wire),
      ),
    )
  })

const assemble = async (
  { grid }: Tools,
  rows: readonly Row[],
  companions: Companions<WireLegacyPayment>,
): Promise<Assembled<PaymentSource>> => {
  const gridRows = await rowsOf(grid, rows)
  const whole = new Map<string, PaymentSource>()
  const torn: string[] = []
  for (const row of rows) {
    const legacy = companions.get(row.wire.id)
    // Deleted meanwhile: without a companion it is gone from v2 too.
    if (legacy === undefined) continue
    const source = sourceOf(row, legacy, gridRows)
    if (source !== undefined && paymentAgrees(source)) whole.set(row.wire.id, source)
    else torn.push(row.wire.id)
  }
  return { whole, torn }
}

/** The payments' own rows, and where some are transfers the other sides of those. */
const rowsOf = async (grid: Tools['grid'], rows: readonly Row[]): Promise<GridRows> => {
  const all = new Map<string, WireRow<WireGridRow>>()
  for (const type of ['Operating', 'Trust'] as const) {
    const own = rows.filter(({ wire }) => wire.bank_account.type === type)
    for (const [id, row] of await grid.of(
      own.map(({ wire }) => wire.date),
      type,
    ))
      all.set(id, row)
  }
  const transfers = rows.filter(({ wire }) => (all.get(wire.id)?.wire.transferGuid ?? null) !== null)
  for (const [id, row] of await grid.transfersOf(transfers.map(({ wire }) => wire.date))) all.set(id, row)
  return all
}

const sourceOf = (payment: Row, legacy: WireRow<WireLegacyPayment>, rows: GridRows): PaymentSource | undefined => {
  const row = rows.get(payment.wire.id)
  const twin = row === undefined ? undefined : twinOf(rows, row.wire)
  if (row === undefined || twin === undefined) return undefined
  const raw: Json = { payment: payment.raw, legacyPayment: legacy.raw, gridRow: row.raw }
  return { payment: payment.wire, legacy: legacy.wire, row: row.wire, twin, raw }
}
