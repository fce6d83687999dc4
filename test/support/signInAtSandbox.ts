import { Secret } from '../../core/Secret.js'
import type { ChallengeRequest, SignInOutcome } from '../../core/vendorAdapter.js'
import { sandboxPassword, sandboxTotpSecret } from '../../sandbox/portal/logins.js'
import { answerWith } from '../../subgraphs/vendor/browser/answerWith.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { signInThroughBrowser } from '../../subgraphs/vendor/browser/signInThroughBrowser.js'
import type { SandboxVendor } from './withSandboxVendor.js'

/** Who signs in and how; what is left out is right. */
export interface SandboxSignIn {
  readonly username?: string
  readonly password?: string
  readonly firm?: string
  readonly ssoProvider?: string
  /** Answers what the portal asks; the authenticator's codes unless said otherwise. */
  readonly answer?: (challenge: ChallengeRequest) => Promise<string | null>
}

/** Signs in at a sandbox portal with the real browser, as the demo login unless said otherwise. */
export const signInAtSandbox = (
  { vendor, portal, clock }: SandboxVendor,
  tools: { readonly browser: SharedBrowser; readonly screenshotFolder: string },
  signIn: SandboxSignIn = {},
): Promise<SignInOutcome> =>
  signInThroughBrowser({
    ...tools,
    adapter: vendor.adapter,
    portal,
    login: {
      username: signIn.username ?? 'demo@example.com',
      password: new Secret(signIn.password ?? sandboxPassword),
      firm: signIn.firm ?? null,
      ssoProvider: signIn.ssoProvider ?? null,
    },
    oauth: vendor.oauth,
    clock,
    answer: signIn.answer ?? answerWith({ clock, totpSecret: sandboxTotpSecret }),
  })
