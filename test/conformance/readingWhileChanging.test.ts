import { withSandboxVendor } from '../support/withSandboxVendor.js'
import { withSignedIn } from '../support/withSignedIn.js'
import { atEveryVendor } from './atEveryVendor.js'
import { changingPortalRules } from './rules/reading/changingPortalRules.js'
import { runRules } from './runRules.js'

atEveryVendor('reading while the portal changes', (t, vendor, browser) =>
  withSandboxVendor(vendor, { matters: vendor.mattersOfSeveralPages }, (sandbox) =>
    withSignedIn(sandbox, browser, (signedIn) => runRules(t, { rules: changingPortalRules, exceptions: vendor.exceptions }, signedIn)),
  ),
)
