import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { Command } from '../../core/command/Command.js'
import { type CommandEvent, nextState } from '../../core/command/commandStates.js'
import { isMoneyOrder } from '../../core/command/moneyCommand.js'
import { MattergraphError } from '../../core/errors.js'
import type { Instant } from '../../core/record/scalars.js'
import type { ClaimedCommand } from '../../prisma/command/claimCommand.js'
import { type CommandStep, moveCommand } from '../../prisma/command/moveCommand.js'
import { renewLease } from '../../prisma/command/renewLease.js'
import type { Sql } from '../../prisma/Database.js'
import { endHold, type HoldEnd } from '../../prisma/money/holdMoney.js'
import { lockMoney } from '../../prisma/money/lockMoney.js'
import type { CommandContext } from './CommandContext.js'
import { inStage } from './inStage.js'
import { departureMs, leaseFrom } from './lease.js'

/** The first pause before something is tried again; it doubles. */
const firstPauseMs = 1_000
const longestPauseMs = 300_000

/** What becomes of held money at each end of a command. Where nobody knows whether it was done (NEEDS_REVIEW) it stays held. */
const holdEnds: Partial<Readonly<Record<Command['state'], HoldEnd>>> = { APPLIED: 'BOOKED', REJECTED: 'RELEASED', FAILED: 'RELEASED' }
const ends: ReadonlySet<CommandEvent> = new Set(['CONFIRM', 'REFUSE', 'FAIL', 'GIVE_UP'])

/** What happens to a command that a worker has, each step written in one transaction with all that belongs to it: what it holds, and at its end its audit record. */
export class CommandSteps {
  readonly #context: CommandContext
  #claimed: ClaimedCommand

  constructor(context: CommandContext, claimed: ClaimedCommand) {
    this.#context = context
    this.#claimed = claimed
  }

  /** The command as it is after the last step. */
  get command(): Command {
    return this.#claimed.command
  }

  /** Writes what happened, and whatever `alongside` writes. Throws FencedOutError when another worker has the command by now: nothing is written then. */
  async take(step: Omit<CommandStep, 'now' | 'act'>, alongside: (sql: Sql) => Promise<void> = async () => undefined): Promise<void> {
    this.#claimed = await inStage(this.#context, step.event, () =>
      this.#context.database.transaction(async (sql) => {
        await alongside(sql)
        return this.write(sql, step)
      }),
    )
  }

  /**
   * Writes a step that is decided inside a transaction, and gives the command after it. To be handed to `taken` once the transaction is committed.
   */
  async write(sql: Sql, step: Omit<CommandStep, 'now' | 'act'>): Promise<ClaimedCommand> {
    const { command } = this
    const state = nextState(command.state, step.event)
    const held = isMoneyOrder(command) ? holdEnds[state] : undefined
    if (held !== undefined) {
      // What is read of the books counts it either as held or as booked, never as neither.
      await lockMoney(sql, command.account)
      await endHold(sql, command.id, held)
    }
    const act = ends.has(step.event) ? { act: this.#endAct(state, step.recordId ?? null) } : {}
    return moveCommand(sql, this.#claimed, { ...step, ...act, now: this.instant(this.now()) })
  }

  /** Goes on from a step that was written with `write`. */
  taken(claimed: ClaimedCommand): void {
    this.#claimed = claimed
  }

  /**
   * Makes sure that this worker still has the command, and has it for long enough. Throws FencedOutError where it has not. What it gives is called right before
   * the write leaves, and throws where that is too late: another may have the command before the vendor has answered.
   */
  async hold(): Promise<() => void> {
    const now = this.now()
    await renewLease(this.#context.database, this.#claimed, leaseFrom(now))
    return () => {
      if (this.now() > now + departureMs)
        throw new MattergraphError('VENDOR_UNAVAILABLE', 'the write waited too long for its turn, and was not sent')
    }
  }

  /** When to try again: what the vendor asked for, else later each time. */
  later(retryAfterMs?: number): Instant {
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, this.command.attempts - 1))
    return this.instant(this.now() + Math.max(pause, retryAfterMs ?? 0))
  }

  now(): number {
    return this.#context.clock.now().getTime()
  }

  instant(time: number): Instant {
    return new Date(time).toISOString()
  }

  /** What the audit log says at the end. */
  #endAct(state: Command['state'], recordId: string | null): AuditAct {
    const { id, tenant, account, actor, kind, rationale, attempts } = this.command
    return {
      at: this.instant(this.now()),
      tenant,
      actor,
      action: 'command.finished',
      account,
      subjectId: id,
      rationale,
      commandId: id,
      before: null,
      after: { kind, state, attempts, recordId },
    }
  }
}
