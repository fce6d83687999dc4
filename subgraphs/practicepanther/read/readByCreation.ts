import type { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import type { ODataQuery } from '../queryText.js'
import { readCursor, writeCursor } from './CreationCursor.js'
import { parseList } from './parseList.js'
import type { WireRow } from './WireRow.js'

/** Records asked for at once, as integrators do; 2 500 is the most the vendor is known to give of a kind. */
export const pageSize = 500

/**
 * How far before the last record the next page begins. The vendor's database keeps times in steps of a three-hundredth of a second, so that "at or
 * after" the very time it told can miss a record of that time. Records of the overlap come again and are left out by id.
 */
const overlapMs = 1000

/** One page of a read in creation order. */
export interface CreationPage<Wire> {
  /** Records not given before, ascending by creation time. */
  readonly rows: readonly WireRow<Wire>[]
  readonly next: string | null
}

/** What is read in creation order. */
export interface CreationRead<Schema> {
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

/**
 * One page of a collection of API v2. `$skip` counts from the front, so that it loses records when earlier ones are deleted meanwhile; here each page
 * begins at the time the one before it reached, and neither edits, deletions nor new records move that.
 */
export const readByCreation = async <Schema extends z.ZodType<Created>>(
  api: PracticePantherApi,
  { collection, schema, cursor, size = pageSize, named = {} }: CreationRead<Schema>,
): Promise<CreationPage<z.output<Schema>>> => {
  const reached = cursor === null ? undefined : readCursor(cursor)
  const seen = new Set(reached?.seen)
  const from = reached === undefined ? undefined : overlapBefore(reached.since)
  // As many more as may come again: a full page then always brings something new, and the read cannot stand still.
  const top = size + seen.size
  const answer = await api.get(`v2/${collection}`, {
    ...(from === undefined ? {} : { $filter: `created_at ge ${from}` }),
    $orderby: 'created_at,id',
    $top: top,
    ...named,
  })
  const rows = parseList(schema, answer, collection)
  checkOrder(rows, { collection, from, top })
  const last = rows.at(-1)?.wire.created_at
  return {
    rows: rows.filter(({ wire }) => !seen.has(wire.id)),
    next: last === undefined || rows.length < top ? null : cursorAt(rows, last),
  }
}

const overlapBefore = (instant: string): string => new Date(Date.parse(instant) - overlapMs).toISOString()

const cursorAt = (rows: readonly WireRow<Created>[], since: string): string => {
  const from = overlapBefore(since)
  return writeCursor({ since, seen: rows.filter(({ wire }) => wire.created_at >= from).map(({ wire }) => wire.id) })
}

/** A server that stops honouring order, filter or size would make the read lose records without a sign. */
const checkOrder = (
  rows: readonly WireRow<Created>[],
  { collection, from, top }: { readonly collection: string; readonly from: string | undefined; readonly top: number },
): void => {
  const times = rows.map(({ wire }) => wire.created_at)
  const isOrdered = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? ''))
  const isWithin = from === undefined || (times[0] ?? from) >= from
  if (isOrdered && isWithin && rows.length <= top) return
  throw new MattergraphError(
    'DRIFT',
    `PracticePanther answered in an unknown form: ${collection}: expected at most ${String(top)} records in the order and from the time asked for, came others`,
    { vendor: 'PRACTICEPANTHER' },
  )
}
