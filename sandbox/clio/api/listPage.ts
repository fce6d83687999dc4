import type { ClioFirm } from '../ClioFirm.js'
import { ApiError } from './ApiError.js'
import { filterBy, type Test } from './filterBy.js'
import type { Asker, Stored } from './Kind.js'
import { kinds } from './kinds.js'
import type { Placed, RecordSource, Resource } from './Resource.js'
import { selectFields } from './selectFields.js'
import { textOf } from '../textOf.js'

/** What a list is asked for. */
export interface ListRequest {
  readonly resource: Resource
  readonly source: RecordSource
  readonly query: URLSearchParams
  /** The list's own address without query, for the links to other pages. */
  readonly address: string
  readonly firm: ClioFirm
  readonly asker: Asker
}

/** The envelope of a list. Keys of pages that do not exist are left out. */
export interface ListBody {
  readonly data: readonly Stored[]
  readonly meta: { readonly paging: { readonly next?: string; readonly previous?: string } }
}

/** A list by offset ends here; the cursor has no end. */
const offsetCeiling = 10_000

/** Answers one page of a list: by cursor with `order=id(asc)` and no offset, else by offset. */
export const listPage = (request: ListRequest): ListBody => {
  const { query, resource, firm, asker } = request
  const limit = pageLimit(query, resource.highestLimit)
  const select = selectFields(resource.kind, query.get('fields'), firm, asker)
  const test = testOf(request)
  const limitedTo = new Set(query.getAll('custom_field_ids[]'))
  const shown = (record: Stored): Stored => limitCustomFields(select(record), record, limitedTo)
  const byCursor = query.get('order') === 'id(asc)' && !query.has('offset')
  return byCursor ? cursorPage(request, test, limit, shown) : offsetPage(request, test, limit, shown)
}

const pageLimit = (query: URLSearchParams, highest: number): number => {
  const text = query.get('limit')
  if (text === null) return highest
  const limit = /^\d+$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > highest) throw new ApiError('ArgumentError', `limit must be between 1 and ${highest}`)
  return limit
}

/** All filters of the query together. Parameters the list does not know are dropped without a word. */
const testOf = ({ query, resource, firm, asker }: ListRequest): Test => {
  const tests: Test[] = []
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    const filter = Object.hasOwn(resource.filters, name) ? resource.filters[name] : undefined
    if (filter !== undefined) tests.push(filter(values, firm))
    const customField = /^custom_field_values\[(\d+)\](?:\[\])?$/.exec(name)?.[1]
    if (customField !== undefined && (resource.kind === 'matter' || resource.kind === 'contact')) {
      tests.push(filterBy.customField(name, Number(customField))(values, firm))
    }
  }
  const isVisible = kinds[resource.kind].isVisible
  if (isVisible !== undefined) tests.push((record) => isVisible(record, asker))
  return (record) => tests.every((holds) => holds(record))
}

/** Records from a position on; with `ids[]` only those are looked at, in the order of their ids. */
function* candidates({ query, source }: ListRequest, position: number): Iterable<Placed> {
  const ids = query.getAll('ids[]')
  if (ids.length === 0) {
    yield* source.from(position)
    return
  }
  const wanted = [...new Set(ids.map(Number))].filter((id) => id >= position).sort((left, right) => left - right)
  for (const id of wanted) {
    const record = source.get(String(id))
    if (record !== undefined) yield { position: id, record }
  }
}

function* matching(request: ListRequest, test: Test, position: number): Iterable<Placed> {
  for (const placed of candidates(request, position)) if (test(placed.record)) yield placed
}

const cursorPage = (request: ListRequest, test: Test, limit: number, shown: (record: Stored) => Stored): ListBody => {
  const token = request.query.get('page_token')
  const start = token === null ? 0 : positionOf(token)
  const data: Stored[] = []
  let next: string | undefined
  for (const { position, record } of matching(request, test, start)) {
    if (data.length === limit) {
      next = link(request, limit, ['page_token', tokenOf(position)])
      break
    }
    data.push(shown(record))
  }
  const before = start === 0 ? [] : lastBefore(request, test, start, limit)
  const previous = before[0] === undefined ? undefined : link(request, limit, ['page_token', tokenOf(before[0].position)])
  return { data, meta: { paging: { ...(next === undefined ? {} : { next }), ...(previous === undefined ? {} : { previous }) } } }
}

const lastBefore = (request: ListRequest, test: Test, start: number, limit: number): readonly Placed[] => {
  const window: Placed[] = []
  // Without filters the page before is looked for just before, and not from the beginning of a long list.
  const from = request.query.has('ids[]') ? 0 : Math.max(0, start - limit * 2 * (request.resource.idSpacing ?? 1))
  for (const placed of matching(request, test, from)) {
    if (placed.position >= start) break
    window.push(placed)
    if (window.length > limit) window.shift()
  }
  return window
}

const offsetPage = (request: ListRequest, test: Test, limit: number, shown: (record: Stored) => Stored): ListBody => {
  const text = request.query.get('offset') ?? '0'
  if (!/^\d+$/.test(text)) throw new ApiError('ArgumentError', 'offset must be a number')
  const offset = Number(text)
  if (offset + limit > offsetCeiling && offset > 0) {
    throw new ApiError('UnprocessableEntity', `offset and limit reach beyond ${offsetCeiling} records; use order=id(asc) and page_token`)
  }
  const data: Stored[] = []
  let place = 0
  let more = false
  for (const record of ordered(request, test)) {
    if (place >= offset + limit) {
      more = true
      break
    }
    if (place >= offset) data.push(shown(record))
    place += 1
  }
  const next = more ? link(request, limit, ['offset', String(offset + limit)]) : undefined
  const previous = offset > 0 ? link(request, limit, ['offset', String(Math.max(0, offset - limit))]) : undefined
  return { data, meta: { paging: { ...(next === undefined ? {} : { next }), ...(previous === undefined ? {} : { previous }) } } }
}

function* ordered(request: ListRequest, test: Test): Iterable<Stored> {
  const { query, resource, firm } = request
  const text = query.get('order') ?? resource.defaultOrder ?? 'id(asc)'
  const [, key = '', direction = ''] = /^([a-z_.]+)\((asc|desc)\)$/.exec(text) ?? []
  const read = key === 'id' ? (record: Stored) => record['id'] : Object.hasOwn(resource.orders, key) ? resource.orders[key] : undefined
  if (read === undefined) throw new ApiError('ArgumentError', `order does not have a valid value`)
  if (key === 'id' && direction === 'asc') {
    for (const { record } of matching(request, test, 0)) yield record
    return
  }
  const keyed = [...matching(request, test, 0)].map(({ record }) => ({ record, by: read(record, firm) ?? null }))
  const sign = direction === 'desc' ? -1 : 1
  keyed.sort((left, right) => sign * compare(left.by, right.by) || Number(left.record['id']) - Number(right.record['id']))
  for (const { record } of keyed) yield record
}

const compare = (left: unknown, right: unknown): number => {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [one, other] = [textOf(left), textOf(right)]
  return one < other ? -1 : one > other ? 1 : 0
}

/** A link to another page: the same query, written as Clio writes it, all of it percent-encoded. */
const link = ({ query, address }: ListRequest, limit: number, [name, value]: readonly [string, string]): string => {
  const other = new URLSearchParams(query)
  other.set('limit', String(limit))
  other.set(name, value)
  return `${address}?${other.toString()}`
}

/** Clio's tokens are opaque and begin so. */
const tokenPrefix = 'BAh'
const tokenOf = (position: number): string => `${tokenPrefix}${Buffer.from(String(position)).toString('base64url')}`
const positionOf = (token: string): number => {
  const text = token.startsWith(tokenPrefix) ? Buffer.from(token.slice(tokenPrefix.length), 'base64url').toString() : ''
  if (!/^\d+$/.test(text)) throw new ApiError('ArgumentError', 'page_token is not valid')
  return Number(text)
}

/** `custom_field_ids[]` limits which values are embedded. */
const limitCustomFields = (shown: Stored, record: Stored, limitedTo: ReadonlySet<string>): Stored => {
  const values = shown['custom_field_values']
  const stored = record['custom_field_values']
  if (limitedTo.size === 0 || !Array.isArray(values) || !Array.isArray(stored)) return shown
  const fieldId = (value: Stored | undefined): string => {
    const field = value?.['custom_field']
    return typeof field === 'object' && field !== null && 'id' in field ? String(field.id) : ''
  }
  return { ...shown, custom_field_values: values.filter((_, place) => limitedTo.has(fieldId(stored[place]))) }
}
