import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { MatterRecord } from '../../../core/record/Matter.js'
import type { Instant } from '../../../core/record/scalars.js'
import type { RecordPage } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { CaseContext } from '../map/MapContext.js'
import type { CaseWire } from '../wire/Case.js'
import { clientWire } from '../wire/Client.js'
import { invoiceWire } from '../wire/Invoice.js'
import { reference } from '../wire/scalars.js'
import { changedSince, wholeSecond } from './changedSince.js'
import type { Collection, ReadTools } from './Collection.js'
import { invoiceList } from './Invoice.js'
import { readCollectionMany } from './readCollectionMany.js'
import { readCollectionChanges } from './readCollectionPage.js'
import { type ApiList, readListPage } from './readListPage.js'

/** What else a case tells of: the records whose change is a change of the case, and the cases each of them names. */
interface Companion {
  readonly list: ApiList
  readonly cases: (items: readonly unknown[]) => readonly number[]
}

const peopleWithCases = z.array(clientWire.extend({ cases: z.array(reference.nullable()).nullish() }))

/** What is open on a case's invoices is the case's balance; the group a person is in is their role on it. */
const companions: readonly Companion[] = [
  {
    list: invoiceList,
    cases: (items) => parseWire(z.array(invoiceWire), items, 'invoices', 'MYCASE').flatMap((one) => (one.case ? [one.case.id] : [])),
  },
  {
    list: { path: 'clients', query: '' },
    cases: (items) =>
      parseWire(peopleWithCases, items, 'clients', 'MYCASE').flatMap(({ cases }) => (cases ?? []).flatMap((one) => (one ? [one.id] : []))),
  },
]

/**
 * One page of the cases that changed: first those that MyCase says did, then those of invoices and of people that did. What a case no longer names, or what no longer names it (an
 * invoice that went to another case), is not told.
 */
export const readMatterChanges = async (
  tools: ReadTools,
  collection: Collection<'MATTER', CaseWire, CaseContext>,
  { since, cursor }: { readonly since: Instant; readonly cursor: string | null },
): Promise<RecordPage<'MATTER'>> => {
  const { step, token } = parsePlace(cursor)
  const companion = companions[step - 1]
  if (companion === undefined) {
    const page = await readCollectionChanges(tools, collection, { since, token })
    return { ...page, next: placeAfter(0, page.next) }
  }
  const { items, next } = await readListPage(tools.api, changedSince(companion.list, since), token)
  const read = await readCollectionMany(tools, collection, [...new Set(companion.cases(items))].map(String))
  const records = [...read.values()].flatMap((result): readonly MatterRecord[] => {
    if (result instanceof MattergraphError) throw result
    // One that changed itself was told already.
    return result === 'ABSENT' || changedItself(result, since) ? [] : [result]
  })
  return { records, next: placeAfter(step, next), total: null }
}

const changedItself = ({ updatedAt }: MatterRecord, since: Instant): boolean => Date.parse(updatedAt) >= Date.parse(wholeSecond(since))

/** A cursor that is none of ours begins from the start: nothing is left out. */
const parsePlace = (cursor: string | null): { readonly step: number; readonly token: string | null } => {
  const [, step = '0', token] = /^([0-2])(?::(.+))?$/s.exec(cursor ?? '') ?? []
  return { step: Number(step), token: token ?? null }
}

const placeAfter = (step: number, token: string | null): string | null => {
  if (token !== null) return `${step}:${token}`
  return step < companions.length ? String(step + 1) : null
}
