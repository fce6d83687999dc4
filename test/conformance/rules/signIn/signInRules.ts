import type { Rule } from '../../Rule.js'
import { refusedRules } from './refusedRules.js'
import { signedInRules } from './signedInRules.js'
import type { SignInScene } from './SignInScene.js'

/** Everything a sign-in can come to. */
export const signInRules: readonly Rule<SignInScene>[] = [...signedInRules, ...refusedRules]
