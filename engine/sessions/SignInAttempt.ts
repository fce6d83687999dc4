import { randomUUID } from 'node:crypto'
import type { Clock } from '../../core/clock.js'
import type { ChallengeRequest } from '../../core/vendorAdapter.js'

/** A challenge a person has to answer, before it is kept. */
export interface PersonalChallenge extends ChallengeRequest {
  readonly id: string
  readonly expiresAt: Date
}

/** Texts and e-mails take a while to arrive, and so do people; portals let their codes live about as long. */
const patienceMs = 600_000

/**
 * One sign-in that may have to wait for a person.
 *
 *   running ──▶ waiting (a challenge stands) ──▶ running … ──▶ ended
 *
 * `turn` tells when it next waits or has ended. Nobody's answer within ten minutes, or `abandon`, lets it run on without one.
 */
export class SignInAttempt<T> {
  readonly #clock: Clock
  readonly #stop = new AbortController()
  #standing: { readonly id: string; readonly answered: PromiseWithResolvers<string | null> } | null = null
  #waits = Promise.withResolvers<'WAITING'>()
  /** How it ended. */
  readonly ended: Promise<T>

  constructor(clock: Clock, run: (askPerson: SignInAttempt<T>['askPerson']) => Promise<T>) {
    this.#clock = clock
    this.ended = run(this.askPerson)
    // Whoever waits for the end hears of a failure; when nobody does, the account's status tells it.
    this.ended.catch(() => undefined)
  }

  /** Resolves when the sign-in waits for a person, or has ended; rejects when it failed. */
  async turn(): Promise<'WAITING' | 'ENDED'> {
    return Promise.race([this.#waits.promise, this.ended.then(() => 'ENDED' as const)])
  }

  /** Whether this challenge stands. */
  waitsFor(challengeId: string): boolean {
    return this.#standing?.id === challengeId
  }

  /** Gives a standing challenge its answer; false when it does not stand any more. */
  answer(challengeId: string, text: string): boolean {
    if (!this.waitsFor(challengeId)) return false
    this.#settle(text)
    return true
  }

  /** Lets the sign-in run on without any answer, now and later. */
  abandon(): void {
    this.#stop.abort()
    if (this.#standing !== null) this.#settle(null)
  }

  /** Keeps a challenge, then waits for its answer; null when none came in time. */
  readonly askPerson = async (request: ChallengeRequest, keep: (challenge: PersonalChallenge) => Promise<void>): Promise<string | null> => {
    if (this.#stop.signal.aborted) return null
    const id = randomUUID()
    await keep({ ...request, id, expiresAt: new Date(this.#clock.now().getTime() + patienceMs) })
    const answered = Promise.withResolvers<string | null>()
    this.#standing = { id, answered }
    this.#waits.resolve('WAITING')
    if (this.#stop.signal.aborted) this.#settle(null)
    const over = new AbortController()
    const tooLate = this.#clock.sleep(patienceMs, over.signal).then(
      () => null,
      () => null,
    )
    try {
      return await Promise.race([answered.promise, tooLate])
    } finally {
      over.abort()
      if (this.#standing !== null) this.#settle(null)
    }
  }

  #settle(text: string | null): void {
    const standing = this.#standing
    this.#standing = null
    this.#waits = Promise.withResolvers()
    standing?.answered.resolve(text)
  }
}
