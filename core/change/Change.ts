import type { AccountKey } from '../recordId.js'
import type { Instant } from '../record/scalars.js'
import type { RecordKind } from '../recordKind.js'
import type { Vendor } from '../vendor.js'

/** What happened to a record. CREATED: it was not there, or was a tombstone. */
export const changeActions = ['CREATED', 'UPDATED', 'DELETED'] as const
/** What happened to a record. */
export type ChangeAction = (typeof changeActions)[number]

/** Which reading saw it. COMMAND: the read-back of a write of ours. */
export const changeSources = ['SYNC', 'COMMAND', 'LIVE_READ', 'VENDOR_WEBHOOK'] as const
/** Which reading saw it. */
export type ChangeSource = (typeof changeSources)[number]

/**
 * One real change of one record, written in the transaction that changed the mirror. It says what happened and to which record, not what the record was:
 * whoever applies a log to the records as they are now comes to the same end.
 */
export interface Change {
  /** Its place in the log: a later change has a greater one. Rolled-back transactions leave gaps. */
  readonly position: number
  readonly tenant: string
  readonly account: AccountKey
  readonly vendor: Vendor
  readonly kind: RecordKind
  readonly vendorId: string
  readonly action: ChangeAction
  /** The fields that differ, by their names in the graph; empty unless UPDATED. */
  readonly changedFields: readonly string[]
  readonly source: ChangeSource
  /** When the reading that saw it began. */
  readonly observedAt: Instant
  /** The vendor ids of the matters it belongs to, those it belonged to before included. */
  readonly matterIds: readonly string[]
}
