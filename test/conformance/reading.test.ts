import { withSandboxVendor } from '../support/withSandboxVendor.js'
import { withSignedIn } from '../support/withSignedIn.js'
import { atEveryVendor } from './atEveryVendor.js'
import { readingRules } from './rules/readingRules.js'
import { runRules } from './runRules.js'

atEveryVendor('reading', (t, vendor, browser) =>
  withSandboxVendor(vendor, { matters: 40 }, (sandbox) =>
    withSignedIn(sandbox, browser, (signedIn) => runRules(t, { rules: readingRules, exceptions: vendor.exceptions }, signedIn)),
  ),
)
