import { MattergraphError } from '../../../core/errors.js'
import type { TrustTransactionRecord } from '../../../core/record/TrustTransaction.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import type { MapContext } from '../map/MapContext.js'
import { sumOf } from '../map/amounts.js'
import { mapFirmTransaction, mapTrustTransaction } from '../map/TrustTransaction.js'
import { wirePayment, type WirePayment } from '../wire/Payment.js'
import { findByValues } from './findByValues.js'
import { companionsOf, companionsOfPage } from './legacyCompanions.js'
import { parseEach } from './parseEach.js'
import { ofType } from './Payment.js'
import { type GridRows, twinOf } from './paymentGrid.js'
import { paymentKind, paymentSources } from './paymentSources.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { readByCreation } from './readInOrder.js'
import type { ReadTools } from './ReadTools.js'
import { tornError, wholeById, wholeInOrder } from './settle.js'
import { trustAccountReader } from './TrustAccount.js'
import type { WireRow } from './WireRow.js'

/** The last page holds the firm's own money, of which only the grid knows. */
const firmCursor = 'firm'

/** What moved on trust accounts: clients' money in creation order, then the firm's own. */
export const trustTransactionReader = (tools: ReadTools): RecordReader<'TRUST_TRANSACTION'> => {
  const { api, context } = tools
  return {
    readPage: async (cursor) => {
      const known = await context()
      if (cursor === firmCursor) return { records: [...(await firmsOwn(tools, known)).values()], next: null, total: null }
      const named = { bank_account_type: 'Trust' } as const
      const { rows, next } = await readByCreation(api, { collection: 'payments', schema: wirePayment, cursor, named })
      const own = ofType(rows, 'Trust')
      const assembled = await paymentSources(tools, own, await companionsOfPage(api, paymentKind, wires(own)))
      const sources = wholeInOrder(
        assembled,
        wires(own).map(({ id }) => id),
        'payments',
      )
      return { records: sources.map((source) => mapTrustTransaction(source, known)), next: next ?? firmCursor, total: null }
    },
    readMany: async (vendorIds) =>
      readAbsentFirst<'TRUST_TRANSACTION'>(vendorIds, async (ids) => {
        const found = await findByValues(api, { collection: 'v2/payments', path: 'id', values: ids })
        const { rows, failures } = parseEach(wirePayment, found, 'payments')
        const own = rows.filter(({ wire }) => wire.bank_account.type === 'Trust')
        const assembled = await paymentSources(tools, own, await companionsOf(api, paymentKind, wires(own)))
        const known = await context()
        const results = [...wholeById(assembled, 'payments')].map(([id, source]): readonly [string, ReadResult<'TRUST_TRANSACTION'>] => [
          id,
          source instanceof MattergraphError ? source : mapTrustTransaction(source, known),
        ])
        const inBoth = new Set([...wires(rows).map(({ id }) => id), ...failures.keys()])
        const firms = ids.every((id) => inBoth.has(id)) ? [] : await firmsOwn(tools, known)
        return [...failures, ...results, ...firms]
      }),
  }
}

const wires = (rows: readonly WireRow<WirePayment>[]): readonly WirePayment[] => rows.map(({ wire }) => wire)

/**
 * The firm's own movements. Of these the grid alone tells, so its sums are held against what the accounts' pages show as the firm's own money; what moved between
 * the two answers is asked for once more.
 */
const firmsOwn = async (tools: ReadTools, context: MapContext): Promise<ReadonlyMap<string, TrustTransactionRecord>> => {
  for (let attempt = 1; ; attempt += 1) {
    const records = firmRecords(await tools.grid.ofFirm(), context)
    if (await agreesWithPages(tools, [...records.values()])) return records
    if (attempt === 2) throw tornError('allpayments')
  }
}

const agreesWithPages = async (tools: ReadTools, records: readonly TrustTransactionRecord[]): Promise<boolean> => {
  const byAccount = Map.groupBy(
    records.filter(({ status }) => status !== 'VOID' && status !== 'RETURNED'),
    ({ trustAccountId }) => trustAccountId,
  )
  for (const [id, account] of await trustAccountReader(tools).readMany([...byAccount.keys()])) {
    if (account === 'ABSENT' || account instanceof MattergraphError) throw account === 'ABSENT' ? tornError('allpayments') : account
    const own = account.ledgers.filter(({ clientId, matterId }) => clientId === null && matterId === null)
    if (!sumOf(own.map(({ balance }) => balance)).equals(sumOf((byAccount.get(id) ?? []).map(({ amount }) => amount)))) return false
  }
  return true
}

const firmRecords = (rows: GridRows, context: MapContext): ReadonlyMap<string, TrustTransactionRecord> =>
  new Map(
    [...rows].map(([id, { wire, raw }]) => {
      if (wire.paymentType !== 'FirmPayment' || wire.bankAccount.type !== 'Trust') throw tornError('allpayments')
      // The other side of what the firm moved to its own operating account is in neither list; the money left trust all the same.
      return [id, mapFirmTransaction(wire, twinOf(rows, wire) ?? null, raw, context)]
    }),
  )
