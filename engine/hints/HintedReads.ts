import type { Clock } from '../../core/clock.js'
import { MattergraphError } from '../../core/errors.js'
import type { Hint } from '../../core/hint/VendorHooks.js'
import type { AccountKey } from '../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import type { Database } from '../../prisma/Database.js'
import { wantReading } from '../../prisma/sync/wants.js'
import type { LiveReads } from '../sync/LiveReads.js'

/** What reading what was hinted at needs. */
export interface HintedReadsContext {
  readonly database: Database
  readonly liveReads: LiveReads
  readonly clock: Clock
  readonly onFault: (error: unknown) => void
}

/** Records that are asked for at once. */
const batchSize = 50
/** More of a kind than this are not kept: the kind is read for what changed. */
const mostWaiting = 500
/** Between two readings of a kind: what is hinted at meanwhile is read together. */
const pauseMs = 1_000

/** The records of one account's kind that were hinted at and are not read yet. */
interface Waiting {
  readonly vendorIds: Set<string>
  reading: Promise<void> | null
}

/**
 * Reads what vendors hint at: each record once, however often it is named before it is read, one reading of an account's kind at a time, with the account's own connection
 * and so within the vendor's limit. A hint during the reading of its record has it read again. What cannot be read is left to the continuous reading.
 */
export class HintedReads {
  readonly #context: HintedReadsContext
  readonly #waiting = new Map<string, Waiting>()
  readonly #stop = new AbortController()

  constructor(context: HintedReadsContext) {
    this.#context = context
  }

  /** Has what was hinted at read soon. A hint at no record makes its kind due. */
  async tell(account: AccountKey, hints: readonly Hint[]): Promise<void> {
    const kinds = new Set<RecordKind>()
    for (const { kind, vendorId } of hints) {
      if (vendorId === null || !this.#keep(account, kind, vendorId)) kinds.add(kind)
    }
    if (kinds.size > 0) await this.want(account, [...kinds])
  }

  /** Makes kinds of the account due, all of them unless some are named. */
  async want(account: AccountKey, kinds: readonly RecordKind[] = recordKinds): Promise<void> {
    const { database, clock } = this.#context
    await database.transaction(async (sql) => wantReading(sql, { account, kinds, full: false, dueAt: clock.now().toISOString() }))
  }

  /** Resolves once nothing waits any more. */
  async settled(): Promise<void> {
    for (let reading = this.#underWay(); reading.length > 0; reading = this.#underWay()) await Promise.all(reading)
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#underWay())
  }

  /** False where too many wait already. */
  #keep(account: AccountKey, kind: RecordKind, vendorId: string): boolean {
    const name = `${account} ${kind}`
    const waiting = this.#waiting.get(name) ?? { vendorIds: new Set<string>(), reading: null }
    if (waiting.vendorIds.size >= mostWaiting && !waiting.vendorIds.has(vendorId)) return false
    waiting.vendorIds.add(vendorId)
    this.#waiting.set(name, waiting)
    waiting.reading ??= this.#readAll(account, kind, waiting)
      .catch((error: unknown) => this.#context.onFault(error))
      .finally(() => this.#waiting.delete(name))
    return true
  }

  async #readAll(account: AccountKey, kind: RecordKind, { vendorIds }: Waiting): Promise<void> {
    const { liveReads, clock } = this.#context
    while (vendorIds.size > 0 && !this.#stop.signal.aborted) {
      const batch = [...vendorIds].slice(0, batchSize)
      for (const vendorId of batch) vendorIds.delete(vendorId)
      try {
        const results = await liveReads.readLive(account, kind, batch, 'VENDOR_WEBHOOK')
        if ([...results.values()].some((result) => result instanceof MattergraphError)) await this.want(account, [kind])
      } catch (error) {
        if (!(error instanceof MattergraphError)) throw error
        // The continuous reading knows how long to wait for a vendor that fails.
        vendorIds.clear()
        await this.want(account, [kind])
        return
      }
      await clock.sleep(pauseMs, this.#stop.signal).catch(() => undefined)
    }
  }

  #underWay(): readonly Promise<void>[] {
    return [...this.#waiting.values()].flatMap(({ reading }) => reading ?? [])
  }
}
