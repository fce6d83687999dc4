import type { TestContext } from 'node:test'
import type { Rule } from './Rule.js'

/** Runs rules in their order as subtests. A SHOULD that is not kept is skipped with its reason. */
export const runRules = async <Scene>(
  test: TestContext,
  { rules, exceptions }: { readonly rules: readonly Rule<Scene>[]; readonly exceptions: Readonly<Record<string, string>> },
  scene: Scene,
): Promise<void> => {
  for (const { id, level, says, check } of rules) {
    const exception = exceptions[id]
    await test.test(`${id} ${level} ${says}`, exception === undefined ? {} : { skip: exception }, () => check(scene))
  }
}
