import { MattergraphError } from '../../../core/errors.js'
import type { Json } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { assertSettled, type ClioInvoice, mapInvoice } from '../map/Invoice.js'
import type { ClioApi } from '../openClioApi.js'
import { bill, billFields, type ClioBill, trustRequestKind } from '../wire/Bill.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import type { AccountLookups } from './accountLookups.js'
import type { ClioResource, ReadPass } from './ClioResource.js'
import type { BillParts, BillPartsReader } from './openBillParts.js'

const path = 'bills'

/**
 * Bills that are invoices: trust requests are bills of a kind of their own and are left out. Lines, payments and credit notes are lists that know no more than one bill
 * at a time, so that a full read takes both whole at its beginning; by ids they are asked for bill by bill, or whole where that is known to be less.
 * What does not come to the bill's own sums is read once more, bill and all, before it is DRIFT: someone may have paid it meanwhile.
 */
export const invoiceResource = (api: ClioApi, lookups: AccountLookups, parts: BillPartsReader): ClioResource<'INVOICE', ClioInvoice> => {
  const readAgain = async (id: number, today: string): Promise<ClioInvoice> => {
    const { data } = parseWire(singleAnswer, await api.get(`${path}/${id}`, [['fields', billFields]]), path, 'CLIO')
    const fresh = parseWire(bill, data, path, 'CLIO')
    // JSON.parse gave it.
    return assemble(fresh, data as Json, { parts: await parts.of(id, isSettled(fresh)), today })
  }
  const withParts = async (invoice: ClioInvoice, own: BillParts, today: string): Promise<ClioInvoice | MattergraphError> => {
    try {
      const whole = assemble(invoice.bill, invoice.raw, { parts: own, today })
      if (isCoherent(whole)) return whole
      const again = await readAgain(invoice.bill.id, today)
      assertSettled(again)
      return again
    } catch (thrown) {
      if (thrown instanceof MattergraphError && (thrown.code === 'DRIFT' || thrown.code === 'NOT_FOUND')) return thrown
      throw thrown
    }
  }
  const partsFor = async (count: number, pass: ReadPass): Promise<(bill: ClioBill) => BillParts | Promise<BillParts>> => {
    const isWholeLess = parts.pages !== null && parts.pages < count
    if (pass.of === 'IDS' && !isWholeLess) return (one) => parts.of(one.id, isSettled(one))
    const of = await parts.all(pass.of === 'IDS' || pass.isFirst)
    if (pass.of === 'PAGE' && pass.isLast) parts.all.forget()
    return ({ id }) => of(id)
  }
  return {
    kind: 'INVOICE',
    path,
    fields: billFields,
    lists: [[]],
    byId: { filter: [], fields: 'kind', belongs: (value) => Reflect.get(value, 'kind') !== trustRequestKind },
    limit: 200,
    parse: (value, where) => ({ bill: parseWire(bill, value, where, 'CLIO'), lines: [], allocations: [], raw: value as Json, today: '' }), // JSON.parse gave it.
    complete: async (invoices, pass) => {
      const today = await lookups.today()
      const of = await partsFor(invoices.length, pass)
      const records: (ClioInvoice | MattergraphError)[] = []
      for (const invoice of invoices) records.push(await withParts(invoice, await of(invoice.bill), today))
      return {
        records,
        context: {
          currency: invoices.some(({ bill }) => bill.currency === null) ? await lookups.currency() : '',
          optionTexts: new Map(),
          writtenOff: new Set(),
        },
      }
    },
    map: mapInvoice,
  }
}

const isSettled = ({ paid, credits_issued: credited, state }: ClioBill): boolean =>
  paid !== 0 || credited !== 0 || state === 'awaiting_payment' || state === 'paid'

const isCoherent = (invoice: ClioInvoice): boolean => {
  try {
    assertSettled(invoice)
    return true
  } catch {
    return false
  }
}

const assemble = (bill: ClioBill, raw: Json, { parts, today }: { readonly parts: BillParts; readonly today: string }): ClioInvoice => ({
  bill,
  lines: parts.lines.map(({ wire }) => wire),
  allocations: parts.allocations.map(({ wire }) => wire),
  raw: {
    // Parsed as a bill, it is an object.
    ...(raw as Readonly<Record<string, Json>>),
    line_items: parts.lines.map((one) => one.raw),
    allocations: parts.allocations.map((one) => one.raw),
  },
  today,
})
