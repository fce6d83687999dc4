import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../core/clock.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { RecordPage, RecordReader } from '../../core/vendorAdapter.js'
import type { RecordTexts } from '../../prisma/mirror/recordColumns.js'
import { encodeBatch, rowsPerStatement } from '../../prisma/mirror/upsertMany.js'
import type { Sessions } from '../sessions/Sessions.js'

/** Which pages of which kind are wanted. */
export interface PagesWanted<K extends RecordKind> {
  readonly account: AccountKey
  readonly kind: K
  /** Where to begin; null at the first page. */
  readonly cursor: string | null
  /** Only what changed since then; null for everything. */
  readonly since: Instant | null
  /** No page is asked for after this. */
  readonly stop: AbortSignal
}

/** A page, when it was asked for, and its records' texts, made while pages before it are saved. A page of several statements has none: all at once they would take as much room again. */
export interface FetchedPage<K extends RecordKind> {
  readonly page: RecordPage<K>
  readonly readAt: Instant
  readonly texts: ReadonlyMap<string, RecordTexts> | undefined
}

/** A page on its way. */
interface ComingPage<K extends RecordKind> {
  /** Where the page after it starts, as soon as that is known; null after the last. Rejects with NothingFollows when the page cannot be had. */
  readonly next: Promise<string | null>
  readonly arrived: Promise<FetchedPage<K>>
}

/**
 * So many pages wait for their place with a connection in hand, the next one to leave and the one after it: the session's own look into the database waits for a page
 * that is being saved, and has that long before it would hold up the portal.
 */
const asksAhead = 2

/** So many turns of the event loop later the next request has left, and the long work on the page that is here holds it up no more: asking takes many small steps, and a connection is used again only in the turn after its last answer. */
const turnsToLeave = 3

/** Why a page is not asked for. No error of the vendor's, which would be told of the account. */
class NothingFollows extends Error {
  override readonly name = 'NothingFollows'
}

/** The pages up to the last, or to the one under way when the reading is stopped; each is asked for as soon as the one in front of it says where it is. */
export async function* pagesFrom<K extends RecordKind>(
  context: { readonly sessions: Pick<Sessions, 'withConnection'>; readonly clock: Clock },
  wanted: PagesWanted<K>,
): AsyncGenerator<FetchedPage<K>, void> {
  const { account, kind, since, stop } = wanted

  /** Reads a page as soon as its place is known. */
  const ask = (place: Promise<string | null>): ComingPage<K> => {
    const next = Promise.withResolvers<string | null>()
    const arrived = context.sessions.withConnection(account, async ({ readers }) => {
      const cursor = await place
      const readAt = context.clock.now().toISOString()
      const page = await readPage(readers[kind], { cursor, since }, async (following) => {
        next.resolve(following)
        for (let turn = 0; turn < turnsToLeave; turn++) await setImmediate()
      })
      next.resolve(page.next)
      const { records } = page
      return { page, readAt, texts: records.length > rowsPerStatement ? undefined : encodeBatch(kind, records) }
    })
    // A failure is heard when the page's turn comes.
    arrived.catch(() => next.reject(new NothingFollows()))
    for (const promise of [place, next.promise]) promise.catch(() => undefined)
    return { next: next.promise, arrived }
  }

  const placeAfter = async ({ next }: ComingPage<K>): Promise<string> => {
    const place = await next
    if (place === null || stop.aborted) throw new NothingFollows()
    return place
  }

  const coming: [ComingPage<K>, ...ComingPage<K>[]] = [ask(Promise.resolve(wanted.cursor))]
  try {
    for (;;) {
      const [first] = coming
      while (coming.length <= asksAhead) coming.push(ask(placeAfter(coming.at(-1) ?? first)))
      const fetched = await first.arrived
      yield fetched
      if (fetched.page.next === null) return
      coming.shift()
    }
  } catch (error) {
    if (!(error instanceof NothingFollows)) throw error
  } finally {
    // Nothing stays on its way that nobody waits for.
    await Promise.allSettled(coming.map(async ({ arrived }) => arrived))
  }
}

const readPage = async <K extends RecordKind>(
  reader: RecordReader<K>,
  { cursor, since }: Pick<PagesWanted<K>, 'cursor' | 'since'>,
  tellNext: (next: string | null) => Promise<void>,
): Promise<RecordPage<K>> => {
  if (since === null) return reader.readPage(cursor, tellNext)
  // A reading of changes begins only where the vendor can be asked for them; an update of ours may have taken that away since.
  if (reader.readChanges === undefined) throw new Error('changes are asked for where there is no way to')
  return reader.readChanges(since, cursor)
}
