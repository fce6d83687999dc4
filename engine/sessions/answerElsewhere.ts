import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import { asksAgain, findChallenge, leaveAnswer, takeAnswer } from '../../prisma/accounts/challengeAnswer.js'
import { isHeld } from '../../prisma/lease/leases.js'
import { accountAct } from '../audit/accountAct.js'
import type { SessionContext } from './SessionContext.js'
import { sessionLease } from './sessionLease.js'
import { usableAccount } from './usableAccount.js'

/** Between two looks for what another process did. */
const lookMs = 300

/** The place in the vault that an answer is bound to. */
const placeOf = (challengeId: string): string => `challenge:${challengeId}`

/** Hands an answer to the process whose browser waits for it. Resolves when the sign-in waits again or has ended; throws NOT_FOUND where no process waits, and what the account's standing says. */
export const answerElsewhere = async (
  { database, accounts, vault, clock }: SessionContext,
  { challengeId, text, actor }: { readonly challengeId: string; readonly text: string; readonly actor: string },
): Promise<AccountKey> => {
  const key = await findChallenge(database, challengeId, clock.now())
  const [account] = key === null ? [] : await accounts.readMany([key])
  if (key === null || account === undefined || account === null || !(await isHeld(database, sessionLease(key)))) throw isOver()
  const act = accountAct(clock, account, { actor, action: 'challenge.answered' })
  if (!(await leaveAnswer(database, challengeId, vault.sealAt(placeOf(challengeId), text), act))) throw isOver()
  while ((await isHeld(database, sessionLease(key))) && !(await asksAgain(database, key, challengeId)))
    await setTimeout(lookMs, undefined, { ref: false })
  const [after] = await accounts.readMany([key])
  return after?.status === 'CHALLENGE' ? key : usableAccount(after).key
}

/** No challenge with this id waits for an answer. */
export const isOver = (): MattergraphError =>
  new MattergraphError('NOT_FOUND', 'no challenge with this id waits for an answer: it is over, or was answered')

/** Looks, until `stop`, for an answer that was given in another process. */
export const hearAnswer = (
  { database, vault }: Pick<SessionContext, 'database' | 'vault'>,
  challengeId: string,
  { stop, give }: { readonly stop: AbortSignal; readonly give: (text: string) => void },
): void => {
  const look = async (): Promise<void> => {
    const sealed = await takeAnswer(database, challengeId)
    if (sealed !== null) give(z.string().parse(vault.openAt(placeOf(challengeId), sealed)))
  }
  // A look that failed is made again.
  const looking = setInterval(() => void look().catch(() => undefined), lookMs)
  looking.unref()
  stop.addEventListener('abort', () => clearInterval(looking), { once: true })
}
