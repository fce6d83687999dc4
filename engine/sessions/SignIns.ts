import type { Account } from '../../core/account/Account.js'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import type { ChallengeRequest, VendorSession } from '../../core/vendorAdapter.js'
import { removeChallenges } from '../../prisma/accounts/removeChallenges.js'
import { saveChallenge } from '../../prisma/accounts/saveChallenge.js'
import { takeChallenge } from '../../prisma/accounts/takeChallenge.js'
import { type Lease, LeaseLostError } from '../../prisma/lease/leases.js'
import { accountAct } from '../audit/accountAct.js'
import { holdLease } from '../leases/holdLease.js'
import { accountError } from './accountError.js'
import { answerElsewhere, hearAnswer } from './answerElsewhere.js'
import { type Refusal, refusalOf } from './refusals.js'
import { runSignIn, type SignInRun } from './runSignIn.js'
import type { SessionContext } from './SessionContext.js'
import { sessionLease } from './sessionLease.js'
import { type PersonalChallenge, SignInAttempt } from './SignInAttempt.js'

/** What a sign-in is begun with. */
export interface SignInTask extends Omit<SignInRun, 'clock' | 'askPerson' | 'vendor' | 'portal'> {
  readonly account: Pick<Account, 'key' | 'vendor' | 'portal' | 'tenant'>
  /** Who asked for it, as the audit log names them. */
  readonly actor: string
  /** Whether an account that was connected gets a new session: its refusal holds for every call that comes after. */
  readonly isRenewal: boolean
  /** Asked once nobody else signs in to the account: whether this still has to. Throws what keeps the vendor from being asked. */
  isNeeded(this: void): Promise<boolean>
  /** Makes sure the account is in the database, so that a challenge can hang on it. */
  prepare(this: void, lease: Lease): Promise<void>
  /** Makes use of the session. */
  finish(this: void, session: VendorSession, lease: Lease): Promise<void>
  /** Says in the account what a refusal means for it. */
  keepRefusal(this: void, refusal: Refusal, lease: Lease): Promise<void>
}

/** A sign-in under way, as far as what runs in it needs to know. */
interface AttemptAtHand {
  readonly ask: SignInAttempt<void>['askPerson']
  readonly lease: Lease
  /** Gives a challenge an answer that came by another process. */
  readonly give: (challengeId: string, text: string) => void
}

const askedDetail = ({ method, sentTo }: ChallengeRequest): string =>
  method === 'ACCOUNT_CHOICE'
    ? 'The login opens several firms: a person has to choose one.'
    : `The vendor asks for a code${sentTo === null ? '' : `, sent to ${sentTo}`}: a person has to give it.`

/** The sign-ins under way, at most one per account over all processes, those that wait for a person included. */
export class SignIns {
  readonly #context: SessionContext
  readonly #attempts = new Map<AccountKey, { readonly task: SignInTask; readonly attempt: SignInAttempt<void> }>()
  /**
   * Refused renewals, and when the vendor may be asked again: never, where only a new login helps. The account's status says the same, but a call
   * may have read it just before the refusal.
   */
  readonly #refused = new Map<AccountKey, { readonly until: number; readonly refusal: Refusal }>()

  readonly #closing = new AbortController()

  constructor(context: SessionContext) {
    this.#context = context
  }

  /** Begins a sign-in; one of the same account that is under way is given up for it. Resolves when the new one waits or has ended. */
  async begin(task: SignInTask): Promise<'WAITING' | 'ENDED'> {
    const { key } = task.account
    const earlier = this.#attempts.get(key)?.attempt
    earlier?.abandon()
    await earlier?.ended.catch(() => undefined)
    this.#refused.delete(key)
    return this.#start(task).turn()
  }

  /** Signs in again, once however many ask. Resolves when the new session is kept. */
  async renew(task: SignInTask): Promise<void> {
    const { account } = task
    this.#mustNotRest(account)
    const attempt = this.#attempts.get(account.key)?.attempt ?? this.#start(task)
    if ((await attempt.turn()) === 'WAITING') {
      throw accountError(
        account,
        'ACCOUNT_CHALLENGE',
        "the vendor asks for an answer only a person can give: answer the account's challenge",
      )
    }
  }

  /** Gives a challenge its answer; resolves with its account when the sign-in waits again or has ended. Throws NOT_FOUND where no such challenge stands. */
  async answer(challengeId: string, text: string, actor: string): Promise<AccountKey> {
    for (const [key, { task, attempt }] of this.#attempts) {
      if (!attempt.waitsFor(challengeId)) continue
      // Forgotten before it is answered: the portal may ask again at once, and that challenge has to stay.
      const { clock, database } = this.#context
      await takeChallenge(database, key, accountAct(clock, task.account, { actor, action: 'challenge.answered' }))
      if (!attempt.answer(challengeId, text)) break
      await attempt.turn()
      return key
    }
    return answerElsewhere(this.#context, { challengeId, text, actor })
  }

  /** Gives up an account's sign-in, if one is under way, and waits for its end. */
  async abandon(key: AccountKey): Promise<void> {
    const attempt = this.#attempts.get(key)?.attempt
    attempt?.abandon()
    await attempt?.ended.catch(() => undefined)
  }

  /** Gives up every sign-in. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('closing'))
    await Promise.all([...this.#attempts.keys()].map(async (key) => this.abandon(key)))
  }

  #start(task: SignInTask): SignInAttempt<void> {
    const { key } = task.account
    const attempt: SignInAttempt<void> = new SignInAttempt<void>(this.#context.clock, async (ask) => {
      const { database } = this.#context
      // Somebody who connects the account does not wait for a sign-in that may wait for a person.
      const byForce = !task.isRenewal
      const run = async (lease: Lease, lost: AbortSignal): Promise<void> => {
        lost.addEventListener('abort', () => attempt.abandon(), { once: true })
        if (await task.isNeeded()) await this.#run(task, { ask, lease, give: (id, text) => void attempt.answer(id, text) })
      }
      await holdLease(database, sessionLease(key), run, { byForce, stop: this.#closing.signal })
    })
    this.#attempts.set(key, { task, attempt })
    const forget = (): void => {
      if (this.#attempts.get(key)?.attempt === attempt) this.#attempts.delete(key)
    }
    attempt.ended.then(forget, forget)
    return attempt
  }

  async #run(task: SignInTask, { ask, lease, give }: AttemptAtHand): Promise<void> {
    const { database, clock, signIn } = this.#context
    const { account, login, oauth, code, prepare, finish } = task
    const { key, vendor, portal } = account
    const askPerson = async (request: ChallengeRequest): Promise<string | null> => {
      const answered = new AbortController()
      const keep = async ({ id, expiresAt }: PersonalChallenge): Promise<void> => {
        await prepare(lease)
        const after = { method: request.method, sentTo: request.sentTo, challengeId: id }
        const act = accountAct(clock, account, { actor: task.actor, action: 'challenge.asked', after })
        const challenge = { ...request, id, account: key, expiresAt: expiresAt.toISOString() }
        await saveChallenge(database, challenge, { now: clock.now(), detail: askedDetail(request), act })
        hearAnswer(this.#context, id, { stop: answered.signal, give: (text) => give(id, text) })
      }
      try {
        return await ask(request, keep)
      } finally {
        answered.abort()
      }
    }
    try {
      const outcome = await runSignIn(signIn, { login, oauth, code, vendor, portal, clock, askPerson })
      await removeChallenges(database, key, lease)
      if (outcome.outcome === 'SIGNED_IN') return await finish(outcome.session, lease)
      throw await this.#refuse(task, refusalOf(outcome), lease)
    } catch (error) {
      if (error instanceof LeaseLostError)
        throw accountError(account, 'VENDOR_UNAVAILABLE', 'somebody else connects or disconnects the account; try again', { cause: error })
      if (this.#closing.signal.aborted || (error instanceof MattergraphError && error.code !== 'INTERNAL')) throw error
      // A fault of our own, as a browser that broke off: it must not leave a challenge standing nor be tried again at every call.
      await removeChallenges(database, key, lease)
      await this.#refuse(task, refusalOf({ outcome: 'UNAVAILABLE', detail: 'the sign-in broke off.' }), lease)
      throw error
    }
  }

  async #refuse({ account, isRenewal, keepRefusal }: SignInTask, refusal: Refusal, lease: Lease): Promise<MattergraphError> {
    const until = refusal.restMs === null ? Infinity : this.#context.clock.now().getTime() + refusal.restMs
    if (isRenewal) this.#refused.set(account.key, { until, refusal })
    await keepRefusal(refusal, lease)
    return refusalError(account, refusal, refusal.restMs)
  }

  #mustNotRest(account: SignInTask['account']): void {
    const refused = this.#refused.get(account.key)
    if (refused === undefined) return
    const restMs = refused.until - this.#context.clock.now().getTime()
    if (restMs > 0) throw refusalError(account, refused.refusal, restMs === Infinity ? null : restMs)
    this.#refused.delete(account.key)
  }
}

const refusalError = (account: SignInTask['account'], { code, detail }: Refusal, restMs: number | null): MattergraphError =>
  accountError(account, code, detail, restMs === null ? {} : { retryAfterMs: restMs })
