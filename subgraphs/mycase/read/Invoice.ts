import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import type { ReadResult, RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { calendarDateOrNull } from '../../vendor/map/calendarDate.js'
import { dayEnded, endedWithin, type FirmSpan } from '../../vendor/map/firmDays.js'
import { mapInvoice } from '../map/Invoice.js'
import { type InvoicePageFacts, invoicePage } from '../pages/billing/InvoicePage.js'
import { invoiceWire, type InvoiceWire } from '../wire/Invoice.js'
import { changedSince } from './changedSince.js'
import { type PageReadTools, plainNumber } from './Collection.js'
import type { ReaderOptions } from './createReaders.js'
import { caught } from './caught.js'
import { type ApiList, type ListPage, readListPage } from './readListPage.js'
import { readManyOf } from './readManyOf.js'
import { readWholeList } from './readWholeList.js'
import { ownErrors } from './ownErrors.js'

/** Without the parameter the list hides what cannot be paid online. */
const query = 'only_allowed_online_payments=false'

/** All invoices. There is no single one in the API. */
export const invoiceList: ApiList = { path: 'invoices', query, hasSingle: false }
/** Read a hundred at a time, because each costs a page of its own. */
const pageList: ApiList = { ...invoiceList, size: 100 }

/**
 * Invoices are told twice: the API's list has their times, totals and status, each one's page the lines and the rest. Where the two disagree, somebody may have changed the
 * invoice between the two readings: both are read once more, and what disagrees still is DRIFT.
 */
export const invoiceReader = (tools: PageReadTools, { web, timeZone, clock }: ReaderOptions): RecordReader<'INVOICE'> => ({
  readPage: async (cursor) => readPageOf(tools, web, { list: pageList, token: cursor }),
  readChanges: async (since, cursor) => {
    const span: FirmSpan = { since, until: clock.now().toISOString(), timeZone }
    if (cursor === overdueCursor) return { records: await readOverdue(tools, web, span), next: null, total: null }
    const page = await readPageOf(tools, web, { list: changedSince(pageList, since), token: cursor })
    return { ...page, next: page.next ?? (dayEnded(span) ? overdueCursor : null), total: null }
  },
  readMany: async (vendorIds) => {
    const wanted = vendorIds.filter((id) => plainNumber(id) !== undefined)
    const first = await findWires(tools, wanted)
    const listed = new Map([...first].flatMap(([id, found]) => (isWire(found) ? [[id, found] as const] : [])))
    const again = async (ids: readonly string[]): Promise<ReadonlyMap<string, InvoiceWire>> => {
      const found = await findWires(tools, ids)
      return new Map([...found].flatMap(([id, one]) => (isWire(one) ? [[id, one] as const] : [])))
    }
    const read = await readInvoices(tools, web, { listed, again })
    const resultOf = (id: string): ReadResult<'INVOICE'> => {
      const found = first.get(id)
      return found instanceof MattergraphError ? found : (read.get(id) ?? 'ABSENT')
    }
    return new Map(vendorIds.map((id) => [id, resultOf(id)]))
  },
})

/** Where changes are read on after the last that MyCase tells of. Its tokens are of one word. */
const overdueCursor = 'became overdue'

const readPageOf = async (
  tools: PageReadTools,
  web: string,
  { list, token }: { readonly list: ApiList; readonly token: string | null },
): Promise<RecordPage<'INVOICE'>> => {
  const read = async (): Promise<ListPage & { readonly listed: ReadonlyMap<string, InvoiceWire> }> => {
    const page = await readListPage(tools.api, list, token)
    const wires = parseWire(z.array(invoiceWire), page.items, list.path, 'MYCASE')
    return { ...page, listed: new Map(wires.map((wire) => [String(wire.id), wire])) }
  }
  const { listed, next, total } = await read()
  const results = await readInvoices(tools, web, { listed, again: async () => (await read()).listed })
  return { records: inOrder([...listed.keys()], results), next, total }
}

/** What became overdue by the end of a day: the list tells which, for no more than its pages. */
const readOverdue = async (tools: PageReadTools, web: string, span: FirmSpan): Promise<readonly InvoiceRecord[]> => {
  const overdue = async (): Promise<ReadonlyMap<string, InvoiceWire>> => {
    const wires = await readWholeList(tools.api, invoiceList, invoiceWire)
    return new Map(
      wires
        .filter(({ status, due_date: due }) => status === 'overdue' && due !== null && endedWithin(due, span))
        .map((wire) => [String(wire.id), wire]),
    )
  }
  const listed = await overdue()
  return inOrder([...listed.keys()], await readInvoices(tools, web, { listed, again: overdue }))
}

const inOrder = (ids: readonly string[], results: ReadonlyMap<string, InvoiceResult>): readonly InvoiceRecord[] =>
  ids.flatMap((id) => {
    const result = results.get(id) ?? 'ABSENT'
    if (result instanceof MattergraphError) throw result
    return result === 'ABSENT' ? [] : [result]
  })

const isWire = (found: InvoiceWire | 'ABSENT' | MattergraphError): found is InvoiceWire =>
  found !== 'ABSENT' && !(found instanceof MattergraphError)

const findWires = async (
  tools: PageReadTools,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InvoiceWire | 'ABSENT' | MattergraphError>> => {
  const found = await readManyOf({ ...tools, list: invoiceList }, ids)
  return new Map(
    [...found].map(([id, one]) => [
      id,
      one === 'ABSENT' || one instanceof MattergraphError ? one : caught(() => parseWire(invoiceWire, one.item, 'invoices', 'MYCASE')),
    ]),
  )
}

interface ListedInvoices {
  readonly listed: ReadonlyMap<string, InvoiceWire>
  /** Reads the list again for these ids: those that are gone are missing. */
  readonly again: (ids: readonly string[]) => Promise<ReadonlyMap<string, InvoiceWire>>
}

type InvoiceResult = InvoiceRecord | 'ABSENT' | MattergraphError

const readInvoices = async (
  tools: PageReadTools,
  web: string,
  { listed, again }: ListedInvoices,
): Promise<ReadonlyMap<string, InvoiceResult>> => {
  const results = new Map<string, InvoiceResult>()
  const doubtful = await readPages(tools, web, { listed, results })
  if (doubtful.length === 0) return results
  const listedAgain = await again(doubtful.map(({ id }) => id))
  for (const { id } of doubtful) if (!listedAgain.has(id)) results.set(id, 'ABSENT')
  const wires = doubtful.flatMap(({ id }) => {
    const wire = listedAgain.get(id)
    return wire === undefined ? [] : [[id, wire] as const]
  })
  for (const { id, doubt } of await readPages(tools, web, { listed: new Map(wires), results })) results.set(id, doubt)
  return results
}

/** Reads the page of each; gives those whose page is not there or tells something else, with what is wrong. */
const readPages = async (
  { pages }: PageReadTools,
  web: string,
  { listed, results }: { readonly listed: ReadonlyMap<string, InvoiceWire>; readonly results: Map<string, InvoiceResult> },
): Promise<readonly { readonly id: string; readonly doubt: MattergraphError }[]> => {
  const doubtful: { readonly id: string; readonly doubt: MattergraphError }[] = []
  const readOne = async (id: string, wire: InvoiceWire): Promise<void> => {
    const text = await pages.get(invoicePage.path(id)).catch(ownErrors)
    if (text instanceof MattergraphError) return void results.set(id, text)
    const facts = text === null ? null : caught(() => invoicePage.read(text))
    if (facts instanceof MattergraphError) return void results.set(id, facts)
    const difference = facts === null ? 'a page' : differenceOf(wire, facts)
    if (facts !== null && difference === undefined) return void results.set(id, mapInvoice(wire, facts, web))
    doubtful.push({ id, doubt: disagreement(difference ?? '') })
    return undefined
  }
  await Promise.all([...listed].map(([id, wire]) => readOne(id, wire)))
  return doubtful
}

/** What the page does not tell as the list does. */
const differenceOf = (wire: InvoiceWire, page: InvoicePageFacts): string | undefined => {
  const agreements: readonly (readonly [string, boolean])[] = [
    ['invoice_number', wire.invoice_number === page.number],
    ['invoice_date', wire.invoice_date === page.issueDate],
    ['due_date', calendarDateOrNull(wire.due_date) === page.dueDate],
    ['total_amount', new Money(wire.total_amount).equals(page.total)],
    ['paid_amount', new Money(wire.paid_amount).equals(new Money(page.paid).plus(page.trustApplied))],
    ['case', (wire.case ? String(wire.case.id) : null) === page.matterId],
    // The API has no word for what was forwarded.
    ['status', page.status === 'forwarded' || wire.status === page.status],
  ]
  return agreements.find(([, agrees]) => !agrees)?.[0]
}

const disagreement = (what: string): MattergraphError =>
  new MattergraphError(
    'DRIFT',
    `MyCase answered in an unknown form: invoices.${what}: expected what the invoice's page tells, came something else`,
    {
      vendor: 'MYCASE',
    },
  )
