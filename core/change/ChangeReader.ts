import type { AccountKey } from '../recordId.js'
import type { Change } from './Change.js'
import type { ChangeFilter } from './ChangeFilter.js'

/** One part of the change log, the oldest change first. */
export interface ChangeListRequest {
  /** The accounts that may be seen. */
  readonly accounts: readonly AccountKey[]
  readonly filter: ChangeFilter
  /** How many are wanted at most. */
  readonly size: number
  /** Only what comes after this place; null begins with the oldest that is kept. */
  readonly after: number | null
  /** Only what comes before this place; null ends with the latest. */
  readonly before: number | null
  /** Counted from the end of the list, still given in its order. */
  readonly backwards: boolean
  /** Whether totalCount is wanted: it is 0 where it is not. */
  readonly withTotal: boolean
}

/** A part of the change log, the oldest change first. */
export interface ChangeList {
  readonly changes: readonly Change[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number
}

/** Whose changes may be seen: all of a tenant's, or those of some of its accounts. */
export interface ChangeScope {
  readonly tenant: string
  readonly accounts: readonly AccountKey[] | null
}

/** Whose changes are read on from a place, and which. */
export interface ChangesAfter {
  readonly position: number
  readonly size: number
  /** Null for everybody's. */
  readonly scope: ChangeScope | null
  readonly filter: ChangeFilter
}

/** What came after a place in the log. */
export interface ChangeRun {
  readonly changes: readonly Change[]
  /** Everything up to this place has been given: the next run begins after it. */
  readonly through: number
}

/**
 * The change log as it is read. Every reading ends before the oldest transaction that is still writing changes: whoever has read up to a place has missed
 * nothing before it, whatever commits later.
 */
export interface ChangeReader {
  /** One part of the log. Throws CURSOR_EXPIRED for an `after` that is older than what is kept, or greater than any place there is. */
  list(request: ChangeListRequest): Promise<ChangeList>
  /** The change at a place; null where there is none of these accounts. */
  find(position: number, accounts: readonly AccountKey[]): Promise<Change | null>
  /** What came after a place, in order. Throws as `list` does. */
  readAfter(request: ChangesAfter): Promise<ChangeRun>
  /** Up to which place the log may be read now. */
  end(): Promise<number>
}
