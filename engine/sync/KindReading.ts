import type { SyncState } from '../../core/account/SyncState.js'
import type { Clock } from '../../core/clock.js'
import { MattergraphError } from '../../core/errors.js'
import type { Instant } from '../../core/record/scalars.js'
import type { RecordKind } from '../../core/recordKind.js'
import { RequestCount } from '../../core/RequestCount.js'
import type { Database, Sql } from '../../prisma/Database.js'
import { logFirstRoles } from '../../prisma/mirror/logFirstRoles.js'
import { tidyTable } from '../../prisma/mirror/tidyTable.js'
import { countLiving } from '../../prisma/sync/countLiving.js'
import { type Pass, unreadPass } from '../../prisma/sync/Pass.js'
import { readPass } from '../../prisma/sync/readPass.js'
import { estimateEnd, progressOf } from '../../prisma/sync/readSyncStates.js'
import { savePass } from '../../prisma/sync/savePass.js'
import { holdTurn, type SyncTurn } from '../../prisma/sync/turns.js'
import { grantWhole } from '../../prisma/sync/wants.js'
import { revisitQuarantine } from '../check/revisitQuarantine.js'
import { takeOver } from '../check/takeOver.js'
import type { Sessions } from '../sessions/Sessions.js'
import type { SyncListener } from './AccountSync.js'
import type { LiveReads } from './LiveReads.js'
import { type FetchedPage, pagesFrom } from './pagesFrom.js'
import { settleUnseen } from './settleUnseen.js'

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
  /** The account's turn, which this process has. */
  readonly turn: SyncTurn
  readonly kind: K
  readonly full: boolean
  /** Ends the reading after so many pages; it goes on from there the next time. */
  readonly mostPages: number
  /** Ends the reading after the page under way; it goes on from there the next time. */
  readonly stop: AbortSignal
}

/** A reading that failed so often in a row begins anew. */
const mostFailuresAtOnePlace = 5

/** Changes are asked for from so much earlier than they were last: the vendor's clock is not ours, and a change may show late. */
const overlapMs = 300_000

/** Another process reads the account by now, and what is read here is no longer kept. */
class TurnLost extends Error {
  override readonly name = 'TurnLost'
}

/**
 * Reads one kind of one account, page after page, each saved with the cursor of the next in one transaction; while a page is saved those after it are
 * on their way. A reading asks for everything, or, once everything was read, for what changed since, where the vendor can be asked that. After a reading of everything the
 * vendor is asked for each record that did not come, and only what the vendor says is absent becomes a tombstone.
 */
export class KindReading<K extends RecordKind> {
  readonly #context: ReadingContext
  readonly #task: ReadingTask<K>
  readonly #count = new RequestCount()
  #pass: Pass = unreadPass
  /** Requests the reading cost in the turns before this one. */
  #requestsBefore = 0
  /** Living records in the mirror. */
  #living = 0
  /** Records that were new, or not as the mirror had them. */
  #changed = 0

  constructor(context: ReadingContext, task: ReadingTask<K>) {
    this.#context = context
    this.#task = task
  }

  /** Whether the reading came across anything new. */
  get foundNews(): boolean {
    return this.#changed > 0
  }

  /** Resolves when the kind is complete, failing, or stopped; rejects only for faults of our own. */
  async run(): Promise<void> {
    try {
      await this.#count.during(() => this.#run())
    } catch (error) {
      if (!(error instanceof TurnLost)) throw error
    }
  }

  async #run(): Promise<void> {
    try {
      if (!(await this.#takeUp())) return
      const isComplete = this.#allPagesAreSaved || (await this.#readPages())
      if (isComplete) await this.#finish()
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      // A page that was cut off by our own stop says nothing about the vendor.
      if (this.#task.stop.aborted) return
      await this.#fail(error)
    }
  }

  /** Goes on where an earlier reading ended, or begins a new one; false when there is nothing to read unless everything is wanted again. */
  async #takeUp(): Promise<boolean> {
    const { account } = this.#task.turn
    const { kind, full } = this.#task
    const earlier = (await readPass(this.#context.database, account, kind)) ?? unreadPass
    const { changesReadTo, lastSucceededAt } = earlier
    this.#living = await countLiving(this.#context.database, account, kind)
    this.#pass = earlier
    // A kind that was complete once stays LIVE while it is read again: its records are all there.
    const phase = lastSucceededAt === null ? 'INITIAL' : 'LIVE'
    if (!full && earlier.startedAt !== null) {
      this.#requestsBefore = earlier.requests
      await this.#save({ phase, lastError: null, lastErrorCode: null })
      return true
    }
    const isWhole = !full && lastSucceededAt !== null
    if (isWhole && changesReadTo === null) return false
    const since = isWhole && changesReadTo !== null ? new Date(Date.parse(changesReadTo) - overlapMs).toISOString() : null
    const total = since === null ? null : earlier.total
    await this.#save({ phase, lastError: null, lastErrorCode: null, cursor: null, startedAt: this.#now(), since, records: 0, total })
    // Wanted again from here on is another reading.
    if (full) await grantWhole(this.#context.database, account, kind)
    return true
  }

  /** Killed between the last page and the end: no cursor, yet records. */
  get #allPagesAreSaved(): boolean {
    return this.#pass.cursor === null && this.#pass.records > 0
  }

  /** True when the last page is saved; false when it was stopped, and the pages then under way are saved. */
  async #readPages(): Promise<boolean> {
    const { turn, kind, stop, mostPages } = this.#task
    const { cursor, since } = this.#pass
    const enough = new AbortController()
    const wanted = { account: turn.account, kind, cursor, since, stop: AbortSignal.any([stop, enough.signal]) }
    let pages = 0
    for await (const fetched of pagesFrom(this.#context, wanted)) {
      await this.#savePage(fetched)
      if (fetched.page.next === null) return true
      pages += 1
      if (pages >= mostPages) enough.abort()
    }
    return false
  }

  async #savePage({ page: { records, next, total }, readAt, texts }: FetchedPage<K>): Promise<void> {
    const { kind } = this.#task
    const { account } = this.#task.turn
    const pass = {
      ...this.#pass,
      cursor: next,
      records: this.#pass.records + records.length,
      requests: this.#requests,
      total: total ?? this.#pass.total,
    }
    const upserted = await this.#context.database.transaction(async (sql) => {
      const isFirstReading = pass.phase === 'INITIAL'
      const { upserted: outcomes } = await takeOver(sql, { account, kind, records, readAt, source: 'SYNC', isFirstReading, texts })
      await this.#keep(sql, pass)
      return outcomes
    })
    this.#pass = pass
    this.#living += upserted.filter(({ outcome }) => outcome === 'INSERTED').length
    this.#changed += upserted.filter(({ outcome }) => outcome !== 'UNCHANGED').length
    // What is found in an earlier turn of a long reading makes it no quiet one.
    if (this.#changed > 0) this.#pass = { ...this.#pass, quietReadings: 0 }
    if (upserted.length > 0) this.#pass = { ...this.#pass, failures: 0 }
    this.#tell()
  }

  async #finish(): Promise<void> {
    const { startedAt, since, quietReadings, records } = this.#pass
    const began = startedAt ?? this.#now()
    const settled = since === null ? await this.#finishFull(began) : ({ phase: 'LIVE', changesReadTo: began } satisfies Partial<Pass>)
    await this.#save({
      lastSucceededAt: this.#now(),
      quietReadings: this.#changed === 0 ? quietReadings + 1 : 0,
      failures: 0,
      total: since === null ? records : this.#pass.total,
      ...settled,
      cursor: null,
      startedAt: null,
      since: null,
    })
  }

  /** What a reading of everything tells beside its records: what is gone. */
  async #finishFull(began: Instant): Promise<Partial<Pass>> {
    const { database, sessions } = this.#context
    const { kind } = this.#task
    const { account } = this.#task.turn
    const { massAbsenceAt, lastSucceededAt } = this.#pass
    const settled = await settleUnseen(this.#context, { account, kind, since: began, living: this.#living, massAbsenceAt })
    this.#living -= settled.gone
    this.#changed += settled.gone
    await revisitQuarantine(this.#context, { account, kind, since: began })
    if (lastSucceededAt === null)
      await database.transaction(async (sql) => {
        await logFirstRoles(sql, { account, kind, readAt: this.#now(), source: 'SYNC' })
        await this.#mustHoldTurn(sql)
      })
    const reader = await sessions.withConnection(account, async ({ readers }) => readers[kind])
    await tidyTable(database, kind, { hasDeadRows: lastSucceededAt !== null })
    return {
      fullReadAt: began,
      fullRequests: this.#requests,
      changesReadTo: reader.readChanges === undefined ? null : began,
      changesArePartial: reader.changesArePartial ?? false,
      massAbsenceAt: settled.held?.since ?? null,
      ...(settled.held === null ? { phase: 'LIVE' } : { phase: 'FAILING', lastError: settled.held.message, lastErrorCode: 'DRIFT' }),
    }
  }

  /** A reading of changes that failed begins anew; one of everything goes on where it was, unless it does not get on there: a vendor's places do not live for ever. */
  async #fail({ message, code }: MattergraphError): Promise<void> {
    const { since, failures } = this.#pass
    const isStuck = code !== 'VENDOR_UNAVAILABLE' && failures + 1 >= mostFailuresAtOnePlace
    const begunAnew = since === null && !isStuck ? {} : { cursor: null, startedAt: null, since: null, records: 0 }
    await this.#save({ phase: 'FAILING', lastError: message, lastErrorCode: code, failures: failures + 1, ...begunAnew })
  }

  get #requests(): number {
    return this.#requestsBefore + this.#count.requests
  }

  async #save(changes: Partial<Pass>): Promise<void> {
    this.#pass = { ...this.#pass, requests: this.#requests, ...changes }
    await this.#context.database.transaction(async (sql) => this.#keep(sql, this.#pass))
    this.#tell()
  }

  async #keep(sql: Sql, pass: Pass): Promise<void> {
    await savePass(sql, { ...pass, account: this.#task.turn.account, kind: this.#task.kind })
    await this.#mustHoldTurn(sql)
  }

  /** To be called at the end of a transaction: who wants a reading locks the kinds' states before the turn as well. */
  async #mustHoldTurn(sql: Sql): Promise<void> {
    if (!(await holdTurn(sql, this.#task.turn))) throw new TurnLost()
  }

  #tell(): void {
    const { phase, startedAt, since, records, total, lastSucceededAt, lastError } = this.#pass
    const isReadingAll = startedAt !== null && since === null
    const progress = isReadingAll ? progressOf(records, total) : null
    const { kind } = this.#task
    const { account } = this.#task.turn
    const estimatedEndAt = isReadingAll ? estimateEnd(startedAt, progress, this.#now()) : null
    const state: SyncState = { account, kind, phase, records: this.#living, progress, estimatedEndAt, lastSucceededAt, lastError }
    this.#context.onProgress(state)
  }

  #now(): Instant {
    return this.#context.clock.now().toISOString()
  }
}
