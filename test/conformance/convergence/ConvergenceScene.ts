import type { Account } from '../../../core/account/Account.js'
import type { Database } from '../../../prisma/Database.js'
import type { Engines } from '../../support/openEngines.js'
import type { SandboxVendor } from '../../support/withSandboxVendor.js'

/** One portal, an account that is connected to it, and the engines that read it into a database of its own. */
export interface ConvergenceScene extends Engines {
  readonly portal: SandboxVendor
  readonly database: Database
  readonly account: Account
  /** Connects the account anew with the same login. */
  readonly connect: () => Promise<Account>
}
