import type { Json } from '../../core/record/scalars.js'
import { Secret } from '../../core/Secret.js'
import { noBrowser } from '../support/noBrowser.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { accountKey } from '../support/accountKey.js'
import { signInAtSandbox } from '../support/signInAtSandbox.js'
import { withFolder } from '../support/withFolder.js'
import { limitScale, type SandboxVendor, withSandboxVendor } from '../support/withSandboxVendor.js'
import type { SignInScene, SignInVisit } from './rules/signIn/SignInScene.js'
import type { VendorUnderTest } from './VendorUnderTest.js'

/** Gives the scene of the sign-in rules to `use`; screenshots are gone afterwards. */
export const withSignInScene = (
  vendor: VendorUnderTest,
  browser: SharedBrowser,
  use: (scene: SignInScene) => Promise<void>,
): Promise<void> =>
  withFolder((screenshotFolder) =>
    use({
      vendor,
      atFreshPortal: (visit) =>
        withSandboxVendor(vendor, { matters: 1 }, (sandbox) =>
          visit({
            sandbox,
            signIn: (options) => signInAtSandbox(sandbox, { browser, screenshotFolder }, options),
            accountOf: accountAt(sandbox),
          }),
        ),
    }),
  )

const accountAt =
  ({ vendor, portal, clock }: SandboxVendor): SignInVisit['accountOf'] =>
  async (outcome) => {
    if (outcome.outcome !== 'SIGNED_IN') throw new Error(`expected SIGNED_IN, came ${JSON.stringify(outcome)}`)
    const connection = vendor.adapter.open(
      {
        portal,
        // As text, the way it comes out of the vault.
        session: new Secret(JSON.parse(JSON.stringify(outcome.session.reveal())) as Json),
        account: accountKey,
        oauth: vendor.oauth,
        clock,
        limitScale,
        saveSession: async () => {},
      },
      noBrowser,
    )
    try {
      return await connection.account()
    } finally {
      await connection.close()
    }
  }
