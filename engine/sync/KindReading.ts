import { setImmediate } from 'node:timers/promises'
import type { SyncState } from '../../core/account/SyncState.js'
import type { Clock } from '../../core/clock.js'
import { MattergraphError } from '../../core/errors.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { RecordPage } from '../../core/vendorAdapter.js'
import type { Database } from '../../prisma/Database.js'
import type { RecordTexts } from '../../prisma/mirror/recordColumns.js'
import { tidyTable } from '../../prisma/mirror/tidyTable.js'
import { encodeBatch } from '../../prisma/mirror/upsertMany.js'
import { readPass } from '../../prisma/sync/readPass.js'
import { progressOf, readSyncStates } from '../../prisma/sync/readSyncStates.js'
import { readUnseen } from '../../prisma/sync/readUnseen.js'
import { type PassToSave, savePass } from '../../prisma/sync/savePass.js'
import { revisitQuarantine } from '../check/revisitQuarantine.js'
import { takeOver } from '../check/takeOver.js'
import type { Sessions } from '../sessions/Sessions.js'
import type { SyncListener } from './AccountSync.js'
import type { LiveReads } from './LiveReads.js'
import { readAhead } from './readAhead.js'

/** What reading a kind needs. */
export interface ReadingContext {
  readonly database: Database
  readonly sessions: Pick<Sessions, 'withConnection'>
  readonly liveReads: LiveReads
  readonly clock: Clock
  readonly onProgress: SyncListener
}

/** Which kind of which account is read, and whether from the beginning. */
export interface ReadingTask<K extends RecordKind = RecordKind> {
  readonly account: AccountKey
  readonly kind: K
  readonly full: boolean
  /** Ends the reading after the page under way; it goes on from there the next time. */
  readonly stop: AbortSignal
}

interface FetchedPage<K extends RecordKind> {
  readonly page: RecordPage<K>
  readonly readAt: Instant
}

/** A page with its records' texts, made while the one before it is saved. */
interface EncodedPage<K extends RecordKind> extends FetchedPage<K> {
  readonly texts: ReadonlyMap<string, RecordTexts>
}

/** A page on its way. */
interface ComingPage<K extends RecordKind> {
  /** Where the page after it starts, as soon as that is known; null after the last. Rejects with NothingFollows when the page cannot be had. */
  readonly next: Promise<string | null>
  readonly arrived: Promise<FetchedPage<K>>
}

/** Why a page is not asked for. No error of the vendor's, which would be told of the account. */
class NothingFollows extends Error {
  override readonly name = 'NothingFollows'
}

/** Pages taken ahead of the one that is saved: one that is encoded already, and one under way. */
const pagesAhead = 2

/** Records not seen in a complete reading are looked at this many at once. */
const unseenBatch = 100

/**
 * Reads one kind of one account, page after page, each saved with the cursor of the next in one transaction; while a page is saved those after it are
 * on their way. Then asks the vendor for each record it did not come across, and only what the vendor says is absent becomes a tombstone.
 */
export class KindReading<K extends RecordKind> {
  readonly #context: ReadingContext
  readonly #task: ReadingTask<K>
  #pass: PassToSave
  /** Living records in the mirror. */
  #living = 0

  constructor(context: ReadingContext, task: ReadingTask<K>) {
    this.#context = context
    this.#task = task
    const { account, kind } = task
    const nothing = { cursor: null, startedAt: null, records: 0, total: null, lastSucceededAt: null, lastError: null, lastErrorCode: null }
    this.#pass = { account, kind, phase: 'PENDING', ...nothing }
  }

  /** Resolves when the kind is complete, failing, or stopped; rejects only for faults of our own. */
  async run(): Promise<void> {
    const isNeeded = await this.#takeUp()
    if (!isNeeded) return
    try {
      const isComplete = this.#allPagesAreSaved || (await this.#readPages())
      if (isComplete) await this.#finish()
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      // A page that was cut off by our own stop says nothing about the vendor.
      if (this.#task.stop.aborted) return
      await this.#save({ phase: 'FAILING', lastError: error.message, lastErrorCode: error.code })
    }
  }

  /** Goes on where an earlier reading ended, or begins a new one; false when the kind is complete and nobody wants it again. */
  async #takeUp(): Promise<boolean> {
    const { account, kind, full } = this.#task
    const earlier = await readPass(this.#context.database, account, kind)
    if (earlier?.phase === 'LIVE' && earlier.startedAt === null && !full) return false
    const states = await readSyncStates(this.#context.database, [account])
    this.#living = states.get(account)?.find((state) => state.kind === kind)?.records ?? 0
    const lastSucceededAt = earlier?.lastSucceededAt ?? null
    // A kind that was complete once stays LIVE while it is read again: its records are all there.
    const phase = lastSucceededAt === null ? 'INITIAL' : 'LIVE'
    const isResumed = !full && earlier !== null && earlier.startedAt !== null
    const place = isResumed
      ? { cursor: earlier.cursor, startedAt: earlier.startedAt, records: earlier.records, total: earlier.total }
      : { cursor: null, startedAt: this.#now(), records: 0, total: null }
    await this.#save({ phase, lastSucceededAt, lastError: null, lastErrorCode: null, ...place })
    return true
  }

  /** Killed between the last page and the end: no cursor, yet records. */
  get #allPagesAreSaved(): boolean {
    return this.#pass.cursor === null && this.#pass.records > 0
  }

  /** True when the last page is saved; false when it was stopped, and the pages then under way are saved. */
  async #readPages(): Promise<boolean> {
    for await (const fetched of readAhead(this.#pages(), pagesAhead)) {
      await this.#savePage(fetched)
      if (fetched.page.next === null) return true
    }
    return false
  }

  /** The pages up to the last, or to the one under way when the reading is stopped. */
  async *#pages(): AsyncGenerator<EncodedPage<K>, void> {
    let coming = this.#ask(Promise.resolve(this.#pass.cursor))
    let following = coming
    try {
      for (;;) {
        // Asked for before this page is here: the session's own look into the database would wait for a page that is being saved.
        following = this.#ask(this.#placeAfter(coming))
        const fetched = await coming.arrived
        yield { ...fetched, texts: encodeBatch(this.#task.kind, fetched.page.records) }
        if (fetched.page.next === null) return
        coming = following
      }
    } catch (error) {
      if (!(error instanceof NothingFollows)) throw error
    } finally {
      // Nothing stays on its way that nobody waits for.
      await Promise.allSettled([coming.arrived, following.arrived])
    }
  }

  /** Reads a page as soon as its place is known. */
  #ask(place: Promise<string | null>): ComingPage<K> {
    const { account, kind } = this.#task
    const next = Promise.withResolvers<string | null>()
    const arrived = this.#context.sessions.withConnection(account, async ({ readers }) => {
      const cursor = await place
      const readAt = this.#now()
      const page = await readers[kind].readPage(cursor, async (place) => {
        next.resolve(place)
        // Asking takes many small steps, all of which come before this.
        await setImmediate()
      })
      next.resolve(page.next)
      return { page, readAt }
    })
    // A failure is heard when the page's turn comes.
    arrived.catch(() => next.reject(new NothingFollows()))
    for (const promise of [place, next.promise]) promise.catch(() => undefined)
    return { next: next.promise, arrived }
  }

  async #placeAfter({ next }: ComingPage<K>): Promise<string> {
    const place = await next
    if (place === null || this.#task.stop.aborted) throw new NothingFollows()
    return place
  }

  async #savePage({ page: { records, next, total }, readAt, texts }: EncodedPage<K>): Promise<void> {
    const { account, kind } = this.#task
    const pass = { ...this.#pass, cursor: next, records: this.#pass.records + records.length, total: total ?? this.#pass.total }
    const upserted = await this.#context.database.transaction(async (sql) => {
      const isFirstReading = pass.phase === 'INITIAL'
      const { upserted: outcomes } = await takeOver(sql, { account, kind, records, readAt, isFirstReading, texts })
      await savePass(sql, pass)
      return outcomes
    })
    this.#pass = pass
    this.#living += upserted.filter(({ outcome }) => outcome === 'INSERTED').length
    this.#tell()
  }

  async #finish(): Promise<void> {
    const { database, liveReads } = this.#context
    const { account, kind } = this.#task
    const since = this.#pass.startedAt ?? this.#now()
    const unseen = await readUnseen(database, { account, kind, since })
    for (let start = 0; start < unseen.length; start += unseenBatch) {
      const results = await liveReads.readLive(account, kind, unseen.slice(start, start + unseenBatch))
      this.#living -= [...results.values()].filter((result) => result === 'ABSENT').length
    }
    await revisitQuarantine(this.#context, { account, kind, since })
    const hasDeadRows = this.#pass.lastSucceededAt !== null
    await this.#save({ phase: 'LIVE', cursor: null, startedAt: null, total: this.#pass.records, lastSucceededAt: this.#now() })
    await tidyTable(database, kind, { hasDeadRows })
  }

  async #save(changes: Partial<PassToSave>): Promise<void> {
    this.#pass = { ...this.#pass, ...changes }
    await savePass(this.#context.database, this.#pass)
    this.#tell()
  }

  #tell(): void {
    const { phase, startedAt, records, total, lastSucceededAt, lastError } = this.#pass
    const progress = startedAt === null ? null : progressOf(records, total)
    const { account, kind } = this.#task
    const state: SyncState = { account, kind, phase, records: this.#living, progress, lastSucceededAt, lastError }
    this.#context.onProgress(state)
  }

  #now(): Instant {
    return this.#context.clock.now().toISOString()
  }
}
