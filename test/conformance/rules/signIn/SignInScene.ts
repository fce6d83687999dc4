import type { SignInOutcome } from '../../../../core/vendorAdapter.js'
import type { AccountFacts } from '../../../../core/vendorAdapter.js'
import type { SandboxSignIn } from '../../../support/signInAtSandbox.js'
import type { SandboxVendor } from '../../../support/withSandboxVendor.js'
import type { VendorUnderTest } from '../../VendorUnderTest.js'

/** What a rule of signing in does at its portal. */
export interface SignInVisit {
  readonly sandbox: SandboxVendor
  /** Signs in with the real browser, as the demo login unless said otherwise. */
  readonly signIn: (options?: SandboxSignIn) => Promise<SignInOutcome>
  /** Opens the session an outcome brought, as text and without the browser, and asks whose it is. Throws where the outcome brought none. */
  readonly accountOf: (outcome: SignInOutcome) => Promise<AccountFacts>
}

/** A portal of its own for each rule: no spent code, no count of failures is another's. */
export interface SignInScene {
  readonly vendor: VendorUnderTest
  /** Starts a portal, gives it to `visit`, closes it. */
  readonly atFreshPortal: (visit: (visit: SignInVisit) => Promise<void>) => Promise<void>
}
