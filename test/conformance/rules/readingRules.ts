import type { SignedIn } from '../../support/withSignedIn.js'
import type { Rule } from '../Rule.js'
import { contentRules } from './canonical/contentRules.js'
import { formRules } from './canonical/formRules.js'
import { manyByIdRules } from './manyById/manyByIdRules.js'
import { changesRules } from './reading/changesRules.js'
import { fullReadRules } from './reading/fullReadRules.js'
import { sessionRules } from './session/sessionRules.js'

/** What a signed-in account reads from a small world, in the order it is checked: the last rules end its session. */
export const readingRules: readonly Rule<SignedIn>[] = [
  ...fullReadRules,
  ...manyByIdRules,
  ...formRules,
  ...contentRules,
  ...changesRules,
  ...sessionRules,
]
