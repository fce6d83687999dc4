import { withSandboxVendor } from '../support/withSandboxVendor.js'
import { withSignedIn } from '../support/withSignedIn.js'
import { atEveryVendor } from './atEveryVendor.js'
import { driftRules } from './rules/drift/driftRules.js'
import { runRules } from './runRules.js'

// Every kind is read anew under every variant, and some kinds page by page: a small firm has every oddity and takes a fraction of the time.
atEveryVendor('drift', (t, vendor, browser) =>
  withSandboxVendor(vendor, { matters: 12 }, (sandbox) =>
    withSignedIn(sandbox, browser, (signedIn) => runRules(t, { rules: driftRules, exceptions: vendor.exceptions }, signedIn)),
  ),
)
