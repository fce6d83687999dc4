import { randomBytes } from 'node:crypto'
import type { PortalClock } from '../portal/Portal.js'
import type { PortalLogin } from '../portal/Portal.js'
import { challengeLifetimeMs } from './pages/challengeScript.js'

/** One sign-in under way. */
export interface LoginChallenge {
  /** 32 hex digits. */
  readonly id: string
  /** The CSRF token of its forms. */
  readonly token: string
  /** Where to go after the sign-in; a path of the portal. */
  readonly returnTo: string
  readonly endsAt: number
  email: string
  /** The login whose password was right; the second factor is still wanted. */
  login: PortalLogin | undefined
}

/** The sign-ins under way. */
export interface LoginChallenges {
  open(returnTo: string): LoginChallenge
  /** The challenge, or undefined when it is unknown or its time is over. */
  find(id: unknown): LoginChallenge | undefined
  close(id: string): void
}

/** Keeps sign-ins until they end or their time is over. */
export const createLoginChallenges = (clock: PortalClock): LoginChallenges => {
  const challenges = new Map<string, LoginChallenge>()
  const hex = (): string => randomBytes(16).toString('hex')
  return {
    open: (returnTo) => {
      for (const { id, endsAt } of challenges.values()) if (endsAt <= clock.now()) challenges.delete(id)
      const challenge: LoginChallenge = {
        id: hex(),
        token: randomBytes(32).toString('base64'),
        returnTo,
        endsAt: clock.now() + challengeLifetimeMs,
        email: '',
        login: undefined,
      }
      challenges.set(challenge.id, challenge)
      return challenge
    },
    find: (id) => {
      const challenge = typeof id === 'string' ? challenges.get(id) : undefined
      return challenge !== undefined && challenge.endsAt > clock.now() ? challenge : undefined
    },
    close: (id) => {
      challenges.delete(id)
    },
  }
}
