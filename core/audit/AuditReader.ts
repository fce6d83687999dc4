import type { AccountKey } from '../recordId.js'
import type { Instant } from '../record/scalars.js'
import type { AuditEvent } from './AuditEvent.js'

/** Which acts are wanted. Null and undefined narrow nothing. */
export interface AuditListFilter {
  readonly subjectId?: string | null | undefined
  readonly actor?: string | null | undefined
  readonly actions?: readonly string[] | null | undefined
  /** At this instant or later. */
  readonly from?: Instant | null | undefined
  /** Before this instant. */
  readonly until?: Instant | null | undefined
}

/** Whose acts may be seen. */
export interface AuditScope {
  readonly tenant: string
  /** The accounts whose acts are wanted; null for all of the tenant, acts that concern no account included. */
  readonly accounts: readonly AccountKey[] | null
}

/** One part of the log. */
export interface AuditListRequest extends AuditScope {
  readonly filter: AuditListFilter
  /** How many are wanted at most. */
  readonly size: number
  /** Only what comes after this place in the list, which is what was done before it; null begins with the latest. */
  readonly after: number | null
  /** Only what comes before this place in the list; null ends with the oldest. */
  readonly before: number | null
  /** Counted from the end of the list, still given in its order. */
  readonly backwards: boolean
}

/** A part of the log, the latest act first. */
export interface AuditList {
  readonly events: readonly AuditEvent[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number
}

/** The audit log as it is read. */
export interface AuditReader {
  /** One part of the log, the latest act first. */
  list(request: AuditListRequest): Promise<AuditList>
  /** The act at a place; null where there is none that may be seen. */
  find(index: number, scope: AuditScope): Promise<AuditEvent | null>
}
