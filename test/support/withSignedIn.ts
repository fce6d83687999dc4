import type { Json } from '../../core/record/scalars.js'
import { Secret } from '../../core/Secret.js'
import type { VendorConnection, VendorSession } from '../../core/vendorAdapter.js'
import { accountKey } from './accountKey.js'
import { signInAtSandbox } from './signInAtSandbox.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { withFolder } from './withFolder.js'
import { limitScale, type SandboxVendor } from './withSandboxVendor.js'

/** A vendor's portal with the demo login signed in. */
export interface SignedIn extends SandboxVendor {
  readonly connection: VendorConnection
  /** Opens a second connection with the same session, as after a restart. Closed with the rest. */
  readonly reconnect: () => VendorConnection
  /** Signs in anew, in the browser, and gives a connection with the new session. Closed with the rest. */
  readonly signInAgain: () => Promise<VendorConnection>
}

/** Signs in at a running portal with the browser, gives the connection to `use`, closes it. */
export const withSignedIn = async <Result>(
  sandbox: SandboxVendor,
  browser: SharedBrowser,
  use: (signedIn: SignedIn) => Promise<Result>,
): Promise<Result> => {
  const opened: VendorConnection[] = []
  let session = await signIn(sandbox, browser)
  const reconnect = (): VendorConnection => {
    const connection = sandbox.vendor.adapter.open(
      {
        portal: sandbox.portal,
        // As text, the way it comes out of the vault.
        session: new Secret(JSON.parse(JSON.stringify(session.reveal())) as Json),
        account: accountKey,
        oauth: sandbox.vendor.oauth,
        clock: sandbox.clock,
        limitScale,
        saveSession: async (changed) => {
          session = changed
        },
      },
      browser,
    )
    opened.push(connection)
    return connection
  }
  const signInAgain = async (): Promise<VendorConnection> => {
    // The authenticator's code of this half minute may be spent.
    await sandbox.clock.sleep(30_000)
    session = await signIn(sandbox, browser)
    return reconnect()
  }
  try {
    return await use({ ...sandbox, connection: reconnect(), reconnect, signInAgain })
  } finally {
    await Promise.all(opened.map((connection) => connection.close()))
  }
}

const signIn = (sandbox: SandboxVendor, browser: SharedBrowser): Promise<VendorSession> =>
  withFolder(async (screenshotFolder) => {
    const outcome = await signInAtSandbox(sandbox, { browser, screenshotFolder })
    if (outcome.outcome !== 'SIGNED_IN') throw new Error(`the demo login was not let in: ${JSON.stringify(outcome)}`)
    return outcome.session
  })
