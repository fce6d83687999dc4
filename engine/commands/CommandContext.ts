import type { Clock } from '../../core/clock.js'
import type { CommandInstruments } from '../../core/instruments/CommandInstruments.js'
import type { Vendor } from '../../core/vendor.js'
import type { Database } from '../../prisma/Database.js'
import type { Sessions } from '../sessions/Sessions.js'
import type { AccountSync } from '../sync/AccountSync.js'
import type { WatchStage } from './inStage.js'

/** What doing commands needs. */
export interface CommandContext {
  readonly database: Database
  readonly sessions: Pick<Sessions, 'withConnection'>
  /** Brings the books up to date where a decision on money finds them behind. */
  readonly sync: Pick<AccountSync, 'syncAccount'>
  readonly clock: Clock
  /** Whose commands are done here; absent for all. */
  readonly vendors?: readonly Vendor[]
  /** What traces and ends are seen by; absent where nobody looks. */
  readonly instruments?: Pick<CommandInstruments, 'traceParent' | 'turn'>
  /** Sees every stage; absent where nobody watches. */
  readonly watch?: WatchStage
}
