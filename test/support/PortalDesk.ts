import type { RecordKind } from '../../core/recordKind.js'
import type { NextFault } from '../../sandbox/faults/FaultOrder.js'

/** A record as a portal stores it: the vendor's own field names. */
export type Stored = Readonly<Record<string, unknown>> & { readonly id: string | number }

/** What can be ordered at `/_sandbox/faults`. */
export interface Faults {
  readonly latencyMs?: number
  readonly drift?: string
  readonly expireSessions?: true
  readonly rateLimit?: { readonly scale: number }
  readonly next?: readonly (Pick<NextFault, 'do'> & Partial<NextFault>)[]
}

/** What a person at the portal, and whoever runs the sandbox, can see and do under `/_sandbox/`. */
export interface PortalDesk {
  readonly records: (kind: RecordKind) => Promise<readonly Stored[]>
  readonly create: (kind: RecordKind, fields: Readonly<Record<string, unknown>>) => Promise<Stored>
  readonly edit: (kind: RecordKind, id: string, fields: Readonly<Record<string, unknown>>) => Promise<Stored>
  readonly remove: (kind: RecordKind, id: string) => Promise<void>
  /** How many records were created, edited and removed at this desk so far. */
  readonly changes: () => number
  readonly order: (faults: Faults) => Promise<void>
  /** How much the portal's clock was moved on, in milliseconds. */
  readonly aheadMs: () => Promise<number>
  /** Ends every fault but the clock's skew. */
  readonly calm: () => Promise<void>
  /** Moves the portal's clock on by this much beside what it was moved before. */
  readonly hurry: (milliseconds: number) => Promise<void>
  /** How many requests came since they were last forgotten, all or those of a method. */
  readonly requests: (method?: string) => Promise<number>
  readonly forgetRequests: () => Promise<void>
  /** Every write that the portal accepted, in order; without the first so many where `after` says so. */
  readonly effects: (after?: number) => Promise<readonly { readonly kind: string; readonly operation: string; readonly id: string }[]>
  /** The last code sent by SMS or e-mail; null where none was. */
  readonly lastCode: () => Promise<string | null>
}
