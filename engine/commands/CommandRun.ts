import type { Command, CommandKind } from '../../core/command/Command.js'
import type { CommandState } from '../../core/command/commandStates.js'
import type { CommandStage } from '../../core/command/CommandStage.js'
import { isMoneyOrder } from '../../core/command/moneyCommand.js'
import { MattergraphError } from '../../core/errors.js'
import type { FoundRecord, WrittenRecord } from '../../core/recordWriters.js'
import type { VendorConnection } from '../../core/vendorAdapter.js'
import type { ClaimedCommand } from '../../prisma/command/claimCommand.js'
import type { CommandContext } from './CommandContext.js'
import { commandDeeds } from './commandDeeds.js'
import { commandError } from './commandError.js'
import { CommandSteps } from './CommandSteps.js'
import type { Deed } from './Deed.js'
import { departing } from './departure.js'
import { inStage } from './inStage.js'
import { leaseFrom } from './lease.js'
import { beginMoney } from './money/beginMoney.js'
import { readBeside, readRecord, readSettled, saveReadBack, type ShownBeside, type ShownRecord } from './readBack.js'

/** A command is sent this often at most. */
const mostAttempts = 5

/** What was read back of a write, and of what it changed beside. */
interface ReadBack {
  readonly shown: ShownRecord
  readonly beside: readonly ShownBeside[]
}

/**
 * One worker's turn with one command: sends it, or finds out what became of an earlier send. Every step is written before the next is taken, so that whoever
 * comes after a crash knows what may have been done.
 */
export class CommandRun {
  readonly #context: CommandContext
  readonly #deed: Deed<CommandKind>
  readonly #steps: CommandSteps

  constructor(context: CommandContext, claimed: ClaimedCommand) {
    this.#context = context
    this.#steps = new CommandSteps(context, claimed)
    this.#deed = commandDeeds[claimed.command.kind]
  }

  /** Takes the command as far as it goes now. Throws FencedOutError when another worker has it by now. */
  async go(): Promise<void> {
    // Found while it is being sent: the worker before this one did not live to hear the answer.
    if (this.#command.state === 'SENDING') await this.#steps.take({ event: 'LOSE', error: null })
    if (this.#command.state === 'UNCERTAIN') await this.#resolve()
    if (this.#command.state === 'ACCEPTED' && this.#isDue && (await this.#begin())) await this.#send()
  }

  /** How the command stands after the last step. */
  get state(): CommandState {
    return this.#command.state
  }

  #isDue = true

  get #command(): Command {
    return this.#steps.command
  }

  /** Writes that it is about to be sent; false where it must not be, or not now. */
  async #begin(): Promise<boolean> {
    if (isMoneyOrder(this.#command)) return beginMoney(this.#context, this.#steps)
    await this.#steps.take({ event: 'SEND', leaseUntil: leaseFrom(this.#steps.now()) })
    return true
  }

  async #send(): Promise<void> {
    let written: WrittenRecord
    try {
      // By itself: a session that dies has its call repeated, and what follows the send must never repeat the send.
      written = await this.#withConnection('CALL', async ({ writers }) => {
        // Signing in may have taken longer than the lease.
        const assertMayLeave = await this.#steps.hold()
        return departing(assertMayLeave, async () => this.#deed.send(writers, this.#command))
      })
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      return this.#fail(error)
    }
    try {
      const read = await this.#withConnection('READ_BACK', (connection) => this.#readBack(connection, written))
      // Taken, and never shown: what became of it is found out like a lost answer.
      if (this.#deed.isEnough(read.shown.record)) await this.#confirm(written, read)
      else await this.#lose(null, written)
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      await this.#lose(error, written)
    }
  }

  async #readBack(connection: VendorConnection, written: WrittenRecord): Promise<ReadBack> {
    const { clock } = this.#context
    const shown = await readSettled(connection, this.#command, { vendorId: written.vendorId, clock, deed: this.#deed })
    return { shown, beside: await readBeside(connection, this.#command, { written, clock }) }
  }

  async #fail(error: MattergraphError): Promise<void> {
    if (error.outcome === 'UNCERTAIN') return this.#lose(error)
    const told = commandError(error)
    if (!told.retriable) return this.#steps.take({ event: 'REFUSE', error: told })
    if (this.#command.attempts >= mostAttempts) return this.#steps.take({ event: 'FAIL', error: told })
    await this.#steps.take({ event: 'POSTPONE', error: told, dueAt: this.#steps.later(error.retryAfterMs) })
    this.#isDue = false
  }

  async #lose(error: MattergraphError | null, written?: WrittenRecord): Promise<void> {
    await this.#steps.take({
      event: 'LOSE',
      error: error && { ...commandError(error), outcome: 'UNCERTAIN' },
      dueAt: this.#steps.later(),
      ...(written === undefined ? {} : named(written)),
    })
  }

  /** Finds out by reading what became of an earlier send. Nothing found counts only once the vendor must have settled. */
  async #resolve(): Promise<void> {
    try {
      const { found, read, settledAt } = await this.#withConnection('LOOK', (connection) => this.#lookBack(connection))
      if (found.found === 'RECORD' && read !== null) return await this.#confirm(found, read)
      if (found.found === 'UNDECIDED') return await this.#steps.take({ event: 'GIVE_UP' })
      if (this.#steps.now() < settledAt) return await this.#wait(settledAt)
      if (this.#command.attempts >= mostAttempts) return await this.#steps.take({ event: 'FAIL' })
      await this.#steps.take({ event: 'POSTPONE' })
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      // Nothing was learnt; what was sent may still have been done.
      await this.#wait(Date.parse(this.#steps.later(error.retryAfterMs)))
    }
  }

  async #lookBack(
    connection: VendorConnection,
  ): Promise<{ readonly found: FoundRecord; readonly read: ReadBack | null; readonly settledAt: number }> {
    const { clock } = this.#context
    const command = this.#command
    const settledAt = Date.parse(command.sentAt ?? command.createdAt) + this.#deed.settleMs(connection.writers) * 2
    const found = await this.#look(connection)
    if (found.found !== 'RECORD') return { found, read: null, settledAt }
    // What is found is read once more, by itself: the search may know it from a list that says less.
    const shown = await readRecord(connection, command, { vendorId: found.vendorId, clock })
    return { found, read: { shown, beside: await readBeside(connection, command, { written: found, clock }) }, settledAt }
  }

  /** Where the vendor gave an id before the answer was lost, what it shows under that id tells; else the search. */
  async #look(connection: VendorConnection): Promise<FoundRecord> {
    const command = this.#command
    const readOne = async (vendorId: string) => (await readRecord(connection, command, { vendorId, clock: this.#context.clock })).record
    const { recordId, paymentId } = command
    if (recordId !== null && this.#deed.isDone(command, await readOne(recordId)))
      return { found: 'RECORD', vendorId: recordId, ...(paymentId === null ? {} : { paymentId }) }
    return this.#deed.find(connection.writers, command, readOne)
  }

  /** Writes the end together with what was read back: the mirror, the command, what it held and the audit log say the same, or nothing. */
  async #confirm(written: WrittenRecord, { shown, beside }: ReadBack): Promise<void> {
    const discrepancies = this.#deed.compare(this.#command, shown.record)
    await this.#steps.take({ event: 'CONFIRM', ...named(written), discrepancies, error: null }, (sql) =>
      saveReadBack(sql, this.#command, { vendorId: written.vendorId, shown, beside }),
    )
  }

  async #wait(until: number): Promise<void> {
    await this.#steps.take({ event: 'WAIT', error: this.#command.error, dueAt: this.#steps.instant(until) })
  }

  async #withConnection<T>(stage: CommandStage, use: (connection: VendorConnection) => Promise<T>): Promise<T> {
    return inStage(this.#context, stage, () => this.#context.sessions.withConnection(this.#command.account, use))
  }
}

/** What a write left, as the command keeps it. */
const named = ({ vendorId, paymentId }: WrittenRecord): { readonly recordId: string; readonly paymentId?: string } => ({
  recordId: vendorId,
  ...(paymentId === undefined ? {} : { paymentId }),
})
