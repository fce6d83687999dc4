import type { Clock } from '../../core/clock.js'
import type { Secret } from '../../core/Secret.js'
import type { ChallengeRequest, SignInOutcome } from '../../core/vendorAdapter.js'
import type { SignIn, SignInRequest } from './Sessions.js'
import type { StoredLogin } from './storedLogin.js'
import { TotpCodes } from './TotpCodes.js'

/** A sign-in and everything that may answer its challenges. */
export interface SignInRun extends Omit<SignInRequest, 'answer' | 'login'> {
  readonly login: StoredLogin
  /** A code for this sign-in alone; null where none was given. */
  readonly code: Secret | null
  readonly clock: Clock
  /** Asks a person; null when nobody answers. */
  askPerson(this: void, challenge: ChallengeRequest): Promise<string | null>
}

const sameName = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase()

/** The option the login already names, or the only one there is. */
const choiceOf = ({ options }: ChallengeRequest, firm: string | null): string | undefined =>
  options.length === 1 ? options[0] : options.find((option) => firm !== null && sameName(option, firm))

/**
 * Signs in, answering what can be answered without a person: codes from the stored seed, the code that came with the login, the firm it names.
 * A refused code of the seed is tried once more with the next one, since a portal takes no code twice; nothing else is ever tried again.
 */
export const runSignIn = async (signIn: SignIn, run: SignInRun): Promise<SignInOutcome> => {
  const { code, clock, askPerson, login: stored, vendor, portal, oauth } = run
  const { totpSecret, ...login } = stored
  const codes = totpSecret === null ? null : new TotpCodes(clock, totpSecret.reveal())
  let given = code
  const answer = async (challenge: ChallengeRequest): Promise<string | null> => {
    if (challenge.method === 'ACCOUNT_CHOICE') return choiceOf(challenge, login.firm) ?? askPerson(challenge)
    if (challenge.method === 'TOTP' && codes !== null) return codes.next()
    if (given === null) return askPerson(challenge)
    const once = given
    given = null
    return once.reveal()
  }
  const request: SignInRequest = { vendor, portal, oauth, login, answer }
  const outcome = await signIn(request)
  return outcome.outcome === 'WRONG_CODE' && codes?.wereUsed === true ? signIn(request) : outcome
}
