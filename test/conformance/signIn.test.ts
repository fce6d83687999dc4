import { atEveryVendor } from './atEveryVendor.js'
import { signInRules } from './rules/signIn/signInRules.js'
import { runRules } from './runRules.js'
import { withSignInScene } from './withSignInScene.js'

atEveryVendor('signing in', (t, vendor, browser) =>
  withSignInScene(vendor, browser, (scene) => runRules(t, { rules: signInRules, exceptions: vendor.exceptions }, scene)),
)
