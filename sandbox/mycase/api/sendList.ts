import type { FastifyReply, FastifyRequest } from 'fastify'
import type { StoredRecord } from '../../portal/Collection.js'
import { driftOf } from '../drifts.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Table } from '../firm/Table.js'
import { type ListFilter, readUpdatedAfter, updatedAfterName } from './ListFilter.js'
import { listQuery, pageToken, type ListQuery } from './listQuery.js'
import type { ApiKind, WireRecord } from './WireRecord.js'
import { asSent } from './asSent.js'

/** How one kind is listed. */
export interface ListSource<T extends StoredRecord> {
  readonly kind: ApiKind
  readonly table: Table<T>
  /** The filters this list knows, by parameter; every other parameter is ignored. */
  readonly filters: Readonly<Record<string, ListFilter<T>>>
  /** What a filter is set to where the request does not name it. */
  readonly defaults?: Readonly<Record<string, string>>
  /** Whether `Item-Count` is missing, as integrators saw it on one list. */
  readonly countless?: boolean
  /** Narrows the list before any filter, for a list inside another record; the key names that record. */
  readonly only?: { readonly key: string; matches(record: T): boolean }
  /** The ids of all records that can match, where that is known without looking at every record. */
  readonly candidates?: (parameters: ReadonlyMap<string, string>) => Iterable<string> | undefined
  render(record: T, parameters: ReadonlyMap<string, string>): WireRecord
}

/** Sends one page: a bare array, the next page in `Link`, the number of results over all pages in `Item-Count`. */
export const sendList = <T extends StoredRecord>(
  firm: MyCaseFirm,
  source: ListSource<T>,
  request: FastifyRequest,
  reply: FastifyReply,
): unknown => {
  const asked = listQuery(firm, source.kind, request)
  const query = { ...asked, parameters: new Map([...Object.entries(source.defaults ?? {}), ...asked.parameters]) }
  const matches = matcherOf(source, query)
  const { records, next } = takePage(source, query, matches)
  const drift = driftOf(firm.kit.faults.drift)
  if (next !== undefined) {
    const link = nextLink(firm, source.kind, { request, position: next })
    void reply.header('link', `<${drift?.nextLink?.(link) ?? link}>; rel="next"`)
  }
  if (source.countless !== true) void reply.header('item-count', String(countOf(source, query, matches)))
  const wire = records.map((record) => asSent(firm, source.kind, source.render(record, query.parameters)))
  return reply.send(drift?.list?.(source.kind, wire) ?? wire)
}

const matcherOf = <T extends StoredRecord>({ filters, only }: ListSource<T>, { parameters }: ListQuery): ((record: T) => boolean) => {
  const tests = [...parameters].flatMap(([name, value]) => (Object.hasOwn(filters, name) ? [filters[name]?.(value)] : []))
  return (record) => only?.matches(record) !== false && tests.every((test) => test?.(record) === true)
}

/** The records from a position on, less those that cannot match. */
const lookedAt = <T extends StoredRecord>(
  { table, filters, candidates }: ListSource<T>,
  parameters: ReadonlyMap<string, string>,
  position: number,
): Iterable<{ readonly position: number; readonly record: T }> => {
  const ids = candidates?.(parameters)
  if (ids !== undefined) return table.someFrom(position, ids)
  const updatedAfter = Object.hasOwn(filters, updatedAfterName) ? parameters.get(updatedAfterName) : undefined
  return updatedAfter === undefined ? table.from(position) : table.changedFrom(position, readUpdatedAfter(updatedAfter))
}

const takePage = <T extends StoredRecord>(
  source: ListSource<T>,
  { position: start, pageSize, parameters }: ListQuery,
  matches: (record: T) => boolean,
): { readonly records: readonly T[]; readonly next: number | undefined } => {
  const records: T[] = []
  for (const { position, record } of lookedAt(source, parameters, start)) {
    if (!matches(record)) continue
    if (records.length === pageSize) return { records, next: position }
    records.push(record)
  }
  return { records, next: undefined }
}

const countOf = <T extends StoredRecord>(source: ListSource<T>, { parameters }: ListQuery, matches: (record: T) => boolean): number => {
  const { table, filters, only } = source
  const used = [...parameters].filter(([name]) => Object.hasOwn(filters, name))
  return used.length === 0 && only === undefined
    ? table.size
    : table.countMatching(JSON.stringify([only?.key, used]), matches, () => lookedAt(source, parameters, 0))
}

const nextLink = (firm: MyCaseFirm, kind: ApiKind, next: { readonly request: FastifyRequest; readonly position: number }): string => {
  const url = new URL(next.request.url, firm.kit.origin)
  url.searchParams.set('page_token', pageToken(firm, kind, next.position))
  return url.href
}
