import { MattergraphError } from '../../../core/errors.js'
import type { ReadResult, RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { mapPayment } from '../map/Payment.js'
import { wirePayment, type WireLegacyPayment, type WirePayment } from '../wire/Payment.js'
import { findByValues } from './findByValues.js'
import { type Companions, companionsOf, companionsOfPage } from './legacyCompanions.js'
import { parseEach } from './parseEach.js'
import { paymentKind, paymentSources } from './paymentSources.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { nothing, type OrderedPage, readByChange, readByCreation } from './readInOrder.js'
import type { ReadTools } from './ReadTools.js'
import { wholeById, wholeInOrder } from './settle.js'
import type { WireRow } from './WireRow.js'

/** What clients paid: money that came to operating accounts. What went out of those is none, and what is on trust accounts is another kind. */
export const paymentReader = (tools: ReadTools): RecordReader<'PAYMENT'> => {
  const { api, context } = tools
  const read = { collection: 'payments', schema: wirePayment, named: { bank_account_type: 'Operating' } } as const
  const pageOf = async (
    { rows, next }: OrderedPage<WirePayment>,
    companionsFor: (wires: readonly WirePayment[]) => Promise<Companions<WireLegacyPayment>>,
  ): Promise<RecordPage<'PAYMENT'>> => {
    const own = ofType(rows, 'Operating').filter(cameIn)
    if (own.length === 0) return { ...nothing, next }
    const sources = wholeInOrder(
      await paymentSources(tools, own, await companionsFor(wires(own))),
      wires(own).map(({ id }) => id),
      'payments',
    )
    const known = await context()
    return { records: sources.map((source) => mapPayment(source, known)), next, total: null }
  }
  return {
    readPage: async (cursor) => pageOf(await readByCreation(api, { ...read, cursor }), (own) => companionsOfPage(api, paymentKind, own)),
    readChanges: async (since, cursor) =>
      pageOf(await readByChange(api, { ...read, cursor }, since), (own) => companionsOf(api, paymentKind, own)),
    readMany: async (vendorIds) =>
      readAbsentFirst<'PAYMENT'>(vendorIds, async (ids) => {
        const found = await findByValues(api, { collection: 'v2/payments', path: 'id', values: ids })
        const { rows, failures } = parseEach(wirePayment, found, 'payments')
        const own = rows.filter(({ wire }) => wire.bank_account.type === 'Operating').filter(cameIn)
        const assembled = await paymentSources(tools, own, await companionsOf(api, paymentKind, wires(own)))
        const known = await context()
        const results = [...wholeById(assembled, 'payments')].map(([id, source]): readonly [string, ReadResult<'PAYMENT'>] => [
          id,
          source instanceof MattergraphError ? source : mapPayment(source, known),
        ])
        return [...failures, ...results]
      }),
  }
}

/** The payments of a page that was asked for by the type of bank account: the vendor ignores words it does not know without a sign. */
export const ofType = (rows: readonly WireRow<WirePayment>[], type: 'Operating' | 'Trust'): readonly WireRow<WirePayment>[] => {
  if (rows.every(({ wire }) => wire.bank_account.type === type)) return rows
  throw new MattergraphError(
    'DRIFT',
    `PracticePanther answered in an unknown form: payments: expected those of bank accounts of type ${type}, came others`,
    { vendor: 'PRACTICEPANTHER' },
  )
}

const cameIn = ({ wire }: WireRow<WirePayment>): boolean => wire.total_amount >= 0

const wires = (rows: readonly WireRow<WirePayment>[]): readonly WirePayment[] => rows.map(({ wire }) => wire)
