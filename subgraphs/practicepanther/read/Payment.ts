import { MattergraphError } from '../../../core/errors.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { mapPayment } from '../map/Payment.js'
import { wirePayment, type WirePayment } from '../wire/Payment.js'
import { findByValues } from './findByValues.js'
import { companionsOf, companionsOfPage } from './legacyCompanions.js'
import { parseEach } from './parseEach.js'
import { paymentKind, paymentSources } from './paymentSources.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { readByCreation } from './readByCreation.js'
import type { ReadTools } from './ReadTools.js'
import { wholeById, wholeInOrder } from './settle.js'
import type { WireRow } from './WireRow.js'

/** What clients paid: money that came to operating accounts. What went out of those is none, and what is on trust accounts is another kind. */
export const paymentReader = (tools: ReadTools): RecordReader<'PAYMENT'> => {
  const { api, context } = tools
  return {
    readPage: async (cursor) => {
      const named = { bank_account_type: 'Operating' } as const
      const { rows, next } = await readByCreation(api, { collection: 'payments', schema: wirePayment, cursor, named })
      const own = ofType(rows, 'Operating').filter(cameIn)
      const assembled = await paymentSources(tools, own, await companionsOfPage(api, paymentKind, wires(own)))
      const sources = wholeInOrder(
        assembled,
        wires(own).map(({ id }) => id),
        'payments',
      )
      const known = await context()
      return { records: sources.map((source) => mapPayment(source, known)), next, total: null }
    },
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
