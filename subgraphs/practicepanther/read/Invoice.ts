import { MattergraphError } from '../../../core/errors.js'
import type { Json } from '../../../core/record/scalars.js'
import type { ReadResult, RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { dayEnded, endedWithin, type FirmSpan } from '../../vendor/map/firmDays.js'
import { invoiceAgrees } from '../map/invoiceAgrees.js'
import { type InvoiceSource, mapInvoice } from '../map/Invoice.js'
import { wireInvoice, type WireInvoice } from '../wire/Invoice.js'
import { type WireSaleDocument, wireSaleDocument } from '../wire/SaleDocument.js'
import { findByValues } from './findByValues.js'
import { parseEach } from './parseEach.js'
import { parseList } from './parseList.js'
import { type GridRows, twinOf } from './paymentGrid.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import { nothing, type OrderedPage, readByChange, readByCreation } from './readInOrder.js'
import type { ReadTools } from './ReadTools.js'
import { type Assembled, settle, wholeById, wholeInOrder } from './settle.js'
import type { WireRow } from './WireRow.js'

type Tools = Pick<ReadTools, 'api' | 'grid'>

/** Where changes are read on after the last that PracticePanther tells of; its own places are JSON. */
const overdueCursor = 'became overdue'

/** Invoices to a page: each costs a request of its own. */
const invoicesPerPage = 100
const dayMs = 24 * 60 * 60_000
/** Invoices asked for at once; the account's limit still paces them. */
const atOnce = 8

/** Invoices: API v2 lists them, the legacy API tells number, status, lines and payments of each, the grid which payments came out of trust. */
export const invoiceReader = (tools: ReadTools): RecordReader<'INVOICE'> => {
  const { api, context, clock } = tools
  const read = { collection: 'invoices', schema: wireInvoice, size: invoicesPerPage } as const
  const pageOf = async ({ rows, next }: OrderedPage<WireInvoice>): Promise<RecordPage<'INVOICE'>> => {
    if (rows.length === 0) return { ...nothing, next }
    const sources = wholeInOrder(
      await invoiceSources(tools, rows),
      rows.map(({ wire }) => wire.id),
      'invoices',
    )
    const known = await context()
    return { records: sources.map((source) => mapInvoice(source, known)), next, total: null }
  }
  return {
    readPage: async (cursor) => pageOf(await readByCreation(api, { ...read, cursor })),
    readChanges: async (since, cursor) => {
      const span = { since, until: clock.now().toISOString(), timeZone: (await context()).timeZone }
      if (cursor === overdueCursor) return pageOf({ rows: await readOverdue(api, span), next: null })
      const page = await pageOf(await readByChange(api, { ...read, cursor }, since))
      return { ...page, next: page.next ?? (dayEnded(span) ? overdueCursor : null) }
    },
    readMany: async (vendorIds) =>
      readAbsentFirst<'INVOICE'>(vendorIds, async (ids) => {
        const found = await findByValues(api, { collection: 'v2/invoices', path: 'id', values: ids })
        const { rows, failures } = parseEach(wireInvoice, found, 'invoices')
        const assembled = await invoiceSources(tools, rows)
        const known = await context()
        const results = [...wholeById(assembled, 'invoices')].map(([id, source]): readonly [string, ReadResult<'INVOICE'>] => [
          id,
          source instanceof MattergraphError ? source : mapInvoice(source, known),
        ])
        return [...failures, ...results]
      }),
  }
}

/** What became overdue by the end of a day, and was perhaps paid before. */
const readOverdue = async (api: Tools['api'], span: FirmSpan): Promise<readonly WireRow<WireInvoice>[]> => {
  const [from, until] = [Date.parse(span.since) - 2 * dayMs, Date.parse(span.until) + dayMs].map((time) => new Date(time).toISOString())
  const answer = await api.get('v2/invoices', { $filter: `due_date ge ${from} and due_date le ${until}` })
  return parseList(wireInvoice, answer, 'invoices').filter(
    ({ wire }) => wire.due_date !== null && endedWithin(calendarDateIn(span.timeZone, wire.due_date), span),
  )
}

const invoiceSources = async (tools: Tools, rows: readonly WireRow<WireInvoice>[]): Promise<Assembled<InvoiceSource>> =>
  settle(await assemble(tools, rows), async (ids) => {
    const again = await findByValues(tools.api, { collection: 'v2/invoices', path: 'id', values: ids })
    return assemble(tools, parseList(wireInvoice, again, 'invoices'))
  })

const assemble = async (tools: Tools, rows: readonly WireRow<WireInvoice>[]): Promise<Assembled<InvoiceSource>> => {
  const documents = await readDocuments(
    tools,
    rows.map(({ wire }) => wire.id),
  )
  const grid = await tools.grid.transfersOf([...documents.values()].flatMap(({ wire }) => transfersOn(wire)).map(({ date }) => date))
  const whole = new Map<string, InvoiceSource>()
  const torn: string[] = []
  for (const { wire, raw } of rows) {
    const document = documents.get(wire.id)
    const fromTrust = document === undefined ? undefined : paidFromTrust(document.wire, grid)
    if (document !== undefined && fromTrust !== undefined && invoiceAgrees(wire, document.wire)) {
      whole.set(wire.id, { invoice: wire, document: document.wire, fromTrust, raw: { invoice: raw, saleDocument: document.raw } })
    } else torn.push(wire.id)
  }
  return { whole, torn }
}

/** One request for each. One that is gone was deleted meanwhile, which the second look at the list will show. */
const readDocuments = async ({ api }: Tools, ids: readonly string[]): Promise<ReadonlyMap<string, WireRow<WireSaleDocument>>> => {
  const documents = new Map<string, WireRow<WireSaleDocument>>()
  for (let start = 0; start < ids.length; start += atOnce) {
    const answers = await Promise.all(ids.slice(start, start + atOnce).map(async (id) => [id, await api.find(`invoice/${id}`)] as const))
    for (const [id, answer] of answers) {
      if (answer === undefined) continue
      const wire = parseWire(wireSaleDocument, answer, 'invoice', 'PRACTICEPANTHER')
      if (wire.guid === id) documents.set(id, { wire, raw: answer as Json }) // JSON.parse gave it.
    }
  }
  return documents
}

type AppliedPayment = NonNullable<WireSaleDocument['saleDocumentPayments'][number]['payment']>

const transfersOn = ({ saleDocumentPayments }: WireSaleDocument): readonly AppliedPayment[] =>
  saleDocumentPayments.flatMap(({ payment }) => (payment?.method === 'Transfer' ? [payment] : []))

/** The payments whose other side is on a trust account; undefined where the grid does not know one of them. */
const paidFromTrust = (document: WireSaleDocument, grid: GridRows): ReadonlySet<string> | undefined => {
  const ids = new Set<string>()
  for (const { guid } of transfersOn(document)) {
    const row = grid.get(guid)
    const twin = row === undefined ? undefined : twinOf(grid, row.wire)
    if (twin === undefined) return undefined
    if (twin?.bankAccount.type === 'Trust') ids.add(guid)
  }
  return ids
}
