import type { AnswerAge } from '../../core/answerAge.js'
import { type AccountKey, formatAccountId } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Instant } from '../../core/record/scalars.js'
import type { Vendor } from '../../core/vendor.js'

/** One copy that an answer is made from. */
export interface ReadCopy {
  readonly account: AccountKey
  readonly vendor: Vendor
  readonly kind: RecordKind
  readonly syncedAt: Instant
}

/** Remembers for one request the oldest copy of each account and kind that its answer is made from. */
export class AnswerAges {
  readonly #oldest = new Map<string, ReadCopy>()

  note(copy: ReadCopy): void {
    const name = `${copy.kind} ${copy.account}`
    const known = this.#oldest.get(name)
    if (known === undefined || copy.syncedAt < known.syncedAt) this.#oldest.set(name, copy)
  }

  /** The accounts whose records were noted since they were last taken. */
  accounts(): readonly AccountKey[] {
    return [...new Set([...this.#oldest.values()].map(({ account }) => account))]
  }

  /** What was noted since the last time it was taken; the fetches of one request each tell their part. */
  take(): readonly AnswerAge[] {
    const ages = [...this.#oldest.values()].map(({ account, vendor, kind, syncedAt }) => ({
      accountId: formatAccountId({ vendor, account }),
      kind,
      oldestSyncedAt: syncedAt,
    }))
    this.#oldest.clear()
    return ages
  }
}
