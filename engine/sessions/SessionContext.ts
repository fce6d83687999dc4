import type { AccountReader } from '../../core/account/AccountReader.js'
import type { Clock } from '../../core/clock.js'
import type { PortalInstruments } from '../../core/instruments/PortalInstruments.js'
import type { RequestLimiters } from '../../core/requestLimiter.js'
import type { Database } from '../../prisma/Database.js'
import type { Vault } from '../../prisma/vault/Vault.js'
import type { Adapters, Farewell, SignIn } from './Sessions.js'

/** What sessions are kept with. */
export interface SessionContext {
  readonly database: Database
  readonly accounts: AccountReader
  readonly vault: Vault
  readonly adapters: Adapters
  readonly signIn: SignIn
  readonly clock: Clock
  /** Multiplies the vendors' published request limits; 1 before the real vendors. */
  readonly limitScale: number
  /** The limiters of all accounts' requests; absent for one of each connection's own. */
  readonly limiters?: RequestLimiters
  /** Ends at the vendor what goes on there by itself, when an account is disconnected. */
  readonly farewell?: Farewell
  /** What requests to portals are watched by; absent where nobody looks. */
  readonly instruments?: PortalInstruments
}
