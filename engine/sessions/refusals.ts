import type { AccountStatus } from '../../core/account/Account.js'
import type { ErrorCode } from '../../core/errors.js'
import type { SignInOutcome } from '../../core/vendorAdapter.js'

/** A sign-in that did not end with a session. */
export type RefusedOutcome = Exclude<SignInOutcome, { outcome: 'SIGNED_IN' }>

/** What a refused sign-in means for the account and for whoever waits. */
export interface Refusal {
  readonly status: AccountStatus
  readonly code: ErrorCode
  /** For people: whose move it is, and what to do. */
  readonly detail: string
  /** How long no further try is made; null: until somebody connects the account again. */
  readonly restMs: number | null
}

/** A vendor that is down is asked again soon; a page nobody knows stays unknown until an update. */
const downRestMs = 30_000
const driftRestMs = 600_000

const newLogin = { status: 'NEEDS_CREDENTIALS', code: 'ACCOUNT_NEEDS_CREDENTIALS', restMs: null } as const

/** What each refused sign-in means. */
export const refusalOf = (refused: RefusedOutcome): Refusal => {
  switch (refused.outcome) {
    case 'WRONG_PASSWORD':
      return { ...newLogin, detail: `The vendor refuses the login: ${refused.detail} Connect the account again with the right password.` }
    case 'WRONG_CODE':
      return {
        ...newLogin,
        detail: `The vendor refuses the code: ${refused.detail} Connect the account again with a fresh code or the right seed.`,
      }
    case 'REFUSED':
      return {
        ...newLogin,
        detail: `The vendor does not let this user in: ${refused.detail} Grant what is missing at the vendor, then connect the account again.`,
      }
    case 'LOCKED':
      return {
        ...newLogin,
        detail: `The vendor has locked the login: ${refused.detail} Unlock it at the vendor, then connect the account again.`,
      }
    case 'CHALLENGE':
      return {
        status: 'CHALLENGE',
        code: 'ACCOUNT_CHALLENGE',
        detail: 'The vendor asked for an answer and none came in time. Connect the account again to be asked anew.',
        restMs: null,
      }
    case 'DRIFT':
      return {
        status: 'DRIFTED',
        code: 'DRIFT',
        detail: `The vendor's sign-in shows a page that is not known: ${refused.detail} The adapter needs an update; ${refused.screenshot} shows the page.`,
        restMs: driftRestMs,
      }
    case 'UNAVAILABLE':
      return {
        status: 'VENDOR_DOWN',
        code: 'VENDOR_UNAVAILABLE',
        detail: `The vendor does not answer: ${refused.detail}`,
        restMs: downRestMs,
      }
  }
}
