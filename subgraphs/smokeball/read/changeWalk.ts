import { MattergraphError } from '../../../core/errors.js'
import { randomUUID } from 'node:crypto'
import type { Instant } from '../../../core/record/scalars.js'
import { ticksOfInstant } from '../../vendor/map/ticks.js'
import type { Told } from '../map/recordBase.js'
import { type ChangeCursor, formatCursor, parseCursor } from './ChangeCursor.js'
import type { ListPage } from './listPage.js'
import { rememberWalks } from './rememberWalks.js'

/** A list that can be sorted by last change and filtered by it. */
export interface ChangeSource<Wire> {
  /** One page, oldest change first, of what changed after `since`. */
  page(since: bigint | null, offset: number): Promise<ListPage<Wire>>
  ticksOf(record: Wire): bigint
  /** The `since` from which a page surely includes a record with these ticks: whether the filter includes its bound is not known. */
  before(ticks: bigint): bigint
  idOf(record: Wire): string
  /** How many records the walk will deliver, told from its first page. */
  total(first: ListPage<Wire>): Promise<number | null>
}

/** One step of a walk. */
export interface ChangePage<Wire> {
  readonly records: readonly Told<Wire>[]
  readonly next: string | null
  readonly total: number | null
}

/** How many records of the page before are asked for again where a page must start by offset. */
const overlap = 50

/**
 * Walks a list in the order of last change, each page by "changed after what the last page ended with" and not by offset: what comes, goes or changes meanwhile
 * shifts no record past the walk. With an instant it begins there. Changed records move to the end and are met there; one that was delivered already is left out.
 */
export const changeWalk = <Wire>(source: ChangeSource<Wire>): ((cursor: string | null, since?: Instant) => Promise<ChangePage<Wire>>) => {
  const memory = rememberWalks()
  return async (text, since) => {
    const from = since === undefined ? null : source.before(BigInt(ticksOfInstant(since))).toString()
    const cursor = text === null ? beginning(from) : parseCursor(text)
    const page = await source.page(cursor.since === null ? null : BigInt(cursor.since), cursor.offset)
    checkOrder(source, page)
    const delivered = new Set(cursor.delivered)
    const records = page.records.filter(({ wire }) => {
      const id = source.idOf(wire)
      return !delivered.has(id) && !memory.isRepeat(cursor.walk, cursor.page, id)
    })
    const total = text === null && from === null ? await source.total(page) : cursor.total
    const next = nextCursor(source, cursor, page)
    return { records, next: next === null ? null : formatCursor({ ...next, total }), total }
  }
}

const beginning = (since: string | null): ChangeCursor => ({ walk: randomUUID(), page: 0, since, offset: 0, delivered: [], total: null })

const nextCursor = <Wire>(source: ChangeSource<Wire>, cursor: ChangeCursor, page: ListPage<Wire>): ChangeCursor | null => {
  const reached = page.offset + page.records.length
  const last = page.records.at(-1)
  if (last === undefined || reached >= page.size) return null
  const since = source.before(source.ticksOf(last.wire))
  const shared = { walk: cursor.walk, page: cursor.page + 1, total: cursor.total }
  if (cursor.since === null || since > BigInt(cursor.since)) {
    const again = page.records.filter(({ wire }) => source.ticksOf(wire) >= since).map(({ wire }) => source.idOf(wire))
    const before = cursor.since === null || cursor.offset === 0 ? [] : cursor.delivered
    return { ...shared, since: since.toString(), offset: 0, delivered: [...new Set([...before, ...again])] }
  }
  // More records changed at one time than a page holds, as after an import: only here the offset goes on, with an overlap that must show.
  const ids = page.records.map(({ wire }) => source.idOf(wire))
  const isConnected = cursor.offset === 0 || ids.slice(0, overlap).some((id) => cursor.delivered.includes(id))
  const delivered = [...new Set([...cursor.delivered, ...ids])]
  return { ...shared, since: cursor.since, offset: isConnected ? Math.max(0, reached - overlap) : 0, delivered }
}

/** A list that is not in the order asked for could pass records by. */
const checkOrder = <Wire>(source: ChangeSource<Wire>, { records }: ListPage<Wire>): void => {
  const isSorted = records.every(({ wire }, at) => {
    const before = records[at - 1]
    return before === undefined || source.ticksOf(before.wire) <= source.ticksOf(wire)
  })
  if (!isSorted) throw new MattergraphError('DRIFT', 'expected a list in the order of last change, came another', { vendor: 'SMOKEBALL' })
}
