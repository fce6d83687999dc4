import { Secret } from '../../../core/Secret.js'
import { Releases } from '../../../core/release.js'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import type { SharedBrowser } from '../../../subgraphs/vendor/browser/SharedBrowser.js'
import { openEngines } from '../../support/openEngines.js'
import { withDatabase } from '../../support/withDatabase.js'
import { withFolder } from '../../support/withFolder.js'
import { withSandboxVendor } from '../../support/withSandboxVendor.js'
import type { VendorUnderTest } from '../VendorUnderTest.js'
import type { ConvergenceScene } from './ConvergenceScene.js'
import { recordVersions } from './recordVersions.js'

/** Connects an account to a portal of its own, keeps every version its mirror ever has, reads it whole and gives all that to `use`. */
export const withConvergence = (
  vendor: VendorUnderTest,
  options: { readonly matters: number; readonly seed: number; readonly browser: SharedBrowser },
  use: (scene: ConvergenceScene) => Promise<void>,
): Promise<void> =>
  withSandboxVendor(vendor, options, (portal) =>
    withDatabase((database) =>
      withFolder(async (screenshotFolder) => {
        const releases = new Releases()
        try {
          const engines = await openEngines({ portals: [portal], browser: options.browser, database, screenshotFolder }, releases)
          await recordVersions(database)
          const connect = () =>
            engines.sessions.connectAccount({
              actor: 'key_convergence',
              tenant: 'convergence',
              vendor: vendor.adapter.vendor,
              region: null,
              portal: portal.portal,
              login: {
                username: 'demo@example.com',
                password: new Secret(sandboxPassword),
                totpSecret: new Secret(sandboxTotpSecret),
                firm: null,
                ssoProvider: null,
                code: null,
              },
              oauth: vendor.oauth,
              consent: { grantedBy: 'The sandbox firm', grantedAt: engines.clock.now().toISOString() },
            })
          const account = await connect()
          await engines.sync.syncAccount(account.key)
          await use({ ...engines, portal, database, account, connect })
        } finally {
          await releases.releaseAll()
        }
      }),
    ),
  )
