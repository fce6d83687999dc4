import type { AccountReader } from '../../core/account/AccountReader.js'
import type { Clock } from '../../core/clock.js'
import type { Database } from '../../prisma/Database.js'
import type { Vault } from '../../prisma/vault/Vault.js'
import type { Adapters, SignIn } from './Sessions.js'

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
}
