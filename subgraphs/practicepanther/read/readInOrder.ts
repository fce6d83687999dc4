import type { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { Instant } from '../../../core/record/scalars.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import type { ODataQuery } from '../queryText.js'
import { readCursor, writeCursor } from './OrderCursor.js'
import { parseList } from './parseList.js'
import type { WireRow } from './WireRow.js'

/** Records asked for at once, as integrators do; 2 500 is the most the vendor is known to give of a kind. */
export const pageSize = 500

/**
 * How far before the last record the next page begins. The vendor's database keeps times in steps of a three-hundredth of a second, so that "at or
 * after" the very time it told can miss a record of that time. Records of the overlap come again and are left out.
 */
const overlapMs = 1000

/** One page of a read in the order of time. */
export interface OrderedPage<Wire> {
  /** Records not given before, ascending by time. */
  readonly rows: readonly WireRow<Wire>[]
  readonly next: string | null
}

/** A page on which nothing is, and after which nothing comes. */
export const nothing = { records: [], next: null, total: null } as const

/** What is read in the order of time. */
export interface OrderedRead<Schema> {
  readonly collection: string
  readonly schema: Schema
  readonly cursor: string | null
  /** Records to a page, where each costs more than its row. */
  readonly size?: number
  /** Filters beside OData's. What does not honour them has to be told by the records themselves. */
  readonly named?: Pick<ODataQuery, 'bank_account_type'>
}

/** A parsed record that can be read in creation order. */
export interface Created {
  readonly id: string
  /** An instant. */
  readonly created_at: string
}

/** A parsed record that can be read in the order of last change. */
export interface Changed {
  readonly id: string
  /** An instant. */
  readonly updated_at: string
}

/** By which time records are read, how a record that was given is known again, and where the first page begins; null for the first of all. */
interface Order<Record> {
  readonly key: 'created_at' | 'updated_at'
  readonly timeOf: (record: Record) => string
  readonly markOf: (record: Record) => string
  readonly from: Instant | null
}

/**
 * One page of a collection of API v2. `$skip` counts from the front, so that it loses records when earlier ones are deleted meanwhile; here each page
 * begins at the time the one before it reached, and neither edits, deletions nor new records move that.
 */
export const readByCreation = async <Schema extends z.ZodType<Created>>(
  api: PracticePantherApi,
  read: OrderedRead<Schema>,
): Promise<OrderedPage<z.output<Schema>>> =>
  readInOrder(api, read, { key: 'created_at', timeOf: ({ created_at }) => created_at, markOf: ({ id }) => id, from: null })

/**
 * One page of what was made or changed at or after an instant. What changes while it is read moves to the end and is met there, once more where it was given before: it is
 * another by then.
 */
export const readByChange = async <Schema extends z.ZodType<Changed>>(
  api: PracticePantherApi,
  read: OrderedRead<Schema>,
  since: Instant,
): Promise<OrderedPage<z.output<Schema>>> =>
  readInOrder(api, read, {
    key: 'updated_at',
    timeOf: ({ updated_at }) => updated_at,
    markOf: ({ id, updated_at }) => `${id} ${updated_at}`,
    from: since,
  })

const readInOrder = async <Schema extends z.ZodType<{ readonly id: string }>>(
  api: PracticePantherApi,
  { collection, schema, cursor, size = pageSize, named = {} }: OrderedRead<Schema>,
  { key, timeOf, markOf, from: start }: Order<z.output<Schema>>,
): Promise<OrderedPage<z.output<Schema>>> => {
  const reached = cursor === null ? undefined : readCursor(cursor)
  const seen = new Set(reached?.seen)
  const since = reached?.since ?? start
  const from = since === null ? undefined : overlapBefore(since)
  // As many more as may come again: a full page then always brings something new, and the read cannot stand still.
  const top = size + seen.size
  const answer = await api.get(`v2/${collection}`, {
    ...(from === undefined ? {} : { $filter: `${key} ge ${from}` }),
    $orderby: `${key},id`,
    $top: top,
    ...named,
  })
  const rows = parseList(schema, answer, collection)
  checkOrder(
    rows.map(({ wire }) => timeOf(wire)),
    { collection, from, top },
  )
  const last = rows.at(-1)
  const next = (lastTime: string): string => {
    const again = overlapBefore(lastTime)
    return writeCursor({ since: lastTime, seen: rows.filter(({ wire }) => timeOf(wire) >= again).map(({ wire }) => markOf(wire)) })
  }
  return {
    rows: rows.filter(({ wire }) => !seen.has(markOf(wire))),
    next: last === undefined || rows.length < top ? null : next(timeOf(last.wire)),
  }
}

/** An instant early enough before another that nothing of that time is left out. */
export const overlapBefore = (instant: string): string => new Date(Date.parse(instant) - overlapMs).toISOString()

/** A server that stops honouring order, filter or size would make the read lose records without a sign. */
const checkOrder = (
  times: readonly string[],
  { collection, from, top }: { readonly collection: string; readonly from: string | undefined; readonly top: number },
): void => {
  const isOrdered = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? ''))
  const isWithin = from === undefined || (times[0] ?? from) >= from
  if (isOrdered && isWithin && times.length <= top) return
  throw new MattergraphError(
    'DRIFT',
    `PracticePanther answered in an unknown form: ${collection}: expected at most ${String(top)} records in the order and from the time asked for, came others`,
    { vendor: 'PRACTICEPANTHER' },
  )
}
