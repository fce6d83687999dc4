import type { CommandError } from '../../../core/command/Command.js'
import { isMoneyOrder } from '../../../core/command/moneyCommand.js'
import { MattergraphError } from '../../../core/errors.js'
import type { MoneyRefusal } from '../../../core/trust/judgeMoney.js'
import type { LiveBooks } from '../../../prisma/money/readMoneyFacts.js'
import type { CommandContext } from '../CommandContext.js'
import { commandError } from '../commandError.js'
import type { CommandSteps } from '../CommandSteps.js'
import { inStage } from '../inStage.js'
import { leaseFrom, renewalMs } from '../lease.js'
import { freshenBooks } from './freshenBooks.js'
import { judgeOrder } from './judgeOrder.js'

/** A vendor that cannot be asked is asked again for so long; nothing was sent until then. */
const longestWaitMs = 3_600_000

/**
 * Decides once more on money that was accepted, now by what the vendor says at this moment, and writes in the same transaction that it is about to be sent.
 * False where it must not be (the command is REJECTED then, and says by which rule), or cannot be decided now.
 */
export const beginMoney = async (context: CommandContext, steps: CommandSteps): Promise<boolean> => {
  const { command } = steps
  if (!isMoneyOrder(command)) throw new Error(`${command.id} moves no money`)
  const { account, id } = command
  let live: LiveBooks
  try {
    live = await inStage(context, 'CHECK', () => whileHolding(context, steps, () => freshenBooks(context, account, command)))
  } catch (error) {
    if (!(error instanceof MattergraphError)) throw error
    await postpone(steps, error)
    return false
  }
  const decision = { account, order: command, now: steps.instant(steps.now()), commandId: id, live }
  const { claimed, isAllowed } = await inStage(context, 'SEND', () =>
    context.database.transaction(async (sql) => {
      const { refusals } = await judgeOrder(sql, decision)
      const [refusal] = refusals
      if (refusal !== undefined)
        return { isAllowed: false, claimed: await steps.write(sql, { event: 'REFUSE', error: refusalError(refusal.code, refusals) }) }
      return { isAllowed: true, claimed: await steps.write(sql, { event: 'SEND', leaseUntil: leaseFrom(steps.now()) }) }
    }),
  )
  steps.taken(claimed)
  return isAllowed
}

/** What a command says that a rule refused: the first rule's code, and every rule's sentence. */
const refusalError = (code: MoneyRefusal['code'], refusals: readonly MoneyRefusal[]): CommandError => ({
  code,
  message: refusals.map(({ message }) => message).join('; '),
  retriable: false,
  outcome: 'NOT_APPLIED',
  actor: 'CLIENT',
})

const postpone = async (steps: CommandSteps, error: MattergraphError): Promise<void> => {
  const told = commandError({ code: error.code, message: error.message, outcome: 'NOT_APPLIED' })
  if (!told.retriable) return steps.take({ event: 'REFUSE', error: told })
  const waited = steps.now() - Date.parse(steps.command.createdAt)
  if (waited > longestWaitMs) return steps.take({ event: 'FAIL', error: told })
  // Longer each time, as the whole wait grows.
  await steps.take({ event: 'WAIT', error: told, dueAt: steps.later(Math.max(error.retryAfterMs ?? 0, waited / 4)) })
}

/** Keeps the command while something is read that may take longer than a lease. */
const whileHolding = async <T>(context: CommandContext, steps: CommandSteps, work: () => Promise<T>): Promise<T> => {
  const over = new AbortController()
  const working = work().finally(() => over.abort())
  const renewing = async (): Promise<void> => {
    for (;;) {
      await context.clock.sleep(renewalMs, over.signal)
      await steps.hold()
    }
  }
  const renewal = renewing().catch((error: unknown) => {
    if (!over.signal.aborted) throw error
  })
  return Promise.race([working, renewal.then(() => working)])
}
