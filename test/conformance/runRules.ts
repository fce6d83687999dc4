import type { TestContext } from 'node:test'
import type { Rule } from './Rule.js'
import type { VendorUnderTest } from './VendorUnderTest.js'

/** Runs rules in their order as subtests. A SHOULD the vendor cannot keep is skipped with the reason its table gives. */
export const runRules = async <Scene>(
  test: TestContext,
  { vendor, rules }: { readonly vendor: VendorUnderTest; readonly rules: readonly Rule<Scene>[] },
  scene: Scene,
): Promise<void> => {
  for (const { id, level, says, check } of rules) {
    const exception = vendor.exceptions[id]
    await test.test(`${id} ${level} ${says}`, exception === undefined ? {} : { skip: exception }, () => check(scene))
  }
}
