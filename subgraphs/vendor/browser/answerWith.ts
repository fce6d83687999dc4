import { Secret, TOTP } from 'otpauth'
import type { Clock } from '../../../core/clock.js'
import type { ChallengeRequest } from '../../../core/vendorAdapter.js'

/** What is known beforehand of a vendor's possible challenges. */
export interface KnownAnswers {
  /** Tells which code the authenticator shows. */
  readonly clock: Clock
  /** The authenticator's seed, base32. */
  readonly totpSecret?: string | null
  /** A code someone read from a message or an authenticator. Good for one challenge. */
  readonly code?: string | null
  /** The name of the account to choose, as the vendor shows it or a part of it. */
  readonly choice?: string | null
}

const stepMs = 30_000

/** Answers a sign-in's challenges from what is known; null where the answer is not, so that a person is asked. */
export const answerWith = ({
  clock,
  totpSecret,
  code,
  choice,
}: KnownAnswers): ((challenge: ChallengeRequest) => Promise<string | null>) => {
  let unusedCode = code ?? null
  let lastStep = -1

  const authenticatorCode = async (secret: string): Promise<string> => {
    // A vendor takes each code once: asked a second time, wait for the next.
    if (stepAt(clock) === lastStep) await clock.sleep(stepMs - (clock.now().getTime() % stepMs))
    lastStep = stepAt(clock)
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() })
  }

  return async ({ method, options }) => {
    if (method === 'ACCOUNT_CHOICE') return chosen(options, choice ?? null)
    if (method === 'TOTP' && totpSecret !== undefined && totpSecret !== null) return authenticatorCode(totpSecret)
    const answer = unusedCode
    unusedCode = null
    return answer
  }
}

const stepAt = (clock: Clock): number => Math.floor(clock.now().getTime() / stepMs)

// An exact name wins over a name that only contains the words; words that fit several names choose none.
const chosen = (options: readonly string[], choice: string | null): string | null => {
  if (choice === null) return options.length === 1 ? (options[0] ?? null) : null
  const words = choice.trim().toLowerCase()
  const exact = options.filter((option) => option.trim().toLowerCase() === words)
  const near = exact.length > 0 ? exact : options.filter((option) => option.toLowerCase().includes(words))
  return near.length === 1 ? (near[0] ?? null) : null
}
