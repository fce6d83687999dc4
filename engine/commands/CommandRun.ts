import type { Clock } from '../../core/clock.js'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { Command } from '../../core/command/Command.js'
import { commandKinds } from '../../core/command/Command.js'
import { MattergraphError } from '../../core/errors.js'
import type { TimeEntryRecord } from '../../core/record/TimeEntry.js'
import type { Instant } from '../../core/record/scalars.js'
import type { FoundRecord, TimeEntryWriter, VendorConnection } from '../../core/vendorAdapter.js'
import type { ClaimedCommand } from '../../prisma/command/claimCommand.js'
import { type CommandStep, moveCommand } from '../../prisma/command/moveCommand.js'
import type { Database, Sql } from '../../prisma/Database.js'
import type { Sessions } from '../sessions/Sessions.js'
import { saveReadResults } from '../sync/saveReadResults.js'
import { commandError } from './commandError.js'
import { type Deed, timeEntryDeeds } from './timeEntryDeeds.js'

/** What doing commands needs. */
export interface CommandContext {
  readonly database: Database
  readonly sessions: Pick<Sessions, 'withConnection'>
  readonly clock: Clock
}

/** A command is sent this often at most. */
const mostAttempts = 5
/** The first pause before something is tried again; it doubles. */
const firstPauseMs = 1_000
const longestPauseMs = 300_000
/** A vendor that shows a write late is looked at this many times while it settles. */
const looks = 5

/**
 * One worker's turn with one command: sends it, or finds out what became of an earlier send. Every step is written before the next is taken, so that whoever
 * comes after a crash knows what may have been done.
 */
export class CommandRun {
  readonly #context: CommandContext
  readonly #deed: Deed<Command['kind']>
  #claimed: ClaimedCommand

  constructor(context: CommandContext, claimed: ClaimedCommand) {
    this.#context = context
    this.#claimed = claimed
    this.#deed = timeEntryDeeds[claimed.command.kind]
  }

  /** Takes the command as far as it goes now. Throws FencedOutError when another worker has it by now. */
  async go(): Promise<void> {
    // Found while it is being sent: the worker before this one did not live to hear the answer.
    if (this.#command.state === 'SENDING') await this.#move({ event: 'LOSE', error: null })
    if (this.#command.state === 'UNCERTAIN') await this.#resolve()
    if (this.#command.state === 'ACCEPTED' && this.#isDue) await this.#send()
  }

  #isDue = true

  get #command(): Command {
    return this.#claimed.command
  }

  async #send(): Promise<void> {
    await this.#move({ event: 'SEND' })
    let vendorId: string
    try {
      // By itself: a session that dies has its call repeated, and what follows the send must never repeat the send.
      vendorId = await this.#withWriter((writer) => this.#deed.send(writer, this.#command))
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      return this.#fail(error)
    }
    try {
      const isShown = await this.#withWriter((writer, connection) => this.#settled(writer, connection, vendorId))
      // Taken, and never shown: what became of it is found out like a lost answer.
      if (isShown) await this.#confirm(vendorId)
      else await this.#lose(null, vendorId)
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      await this.#lose(error, vendorId)
    }
  }

  /** Whether the vendor shows what was sent, looked for until it must have settled. */
  async #settled(writer: TimeEntryWriter, connection: VendorConnection, vendorId: string): Promise<boolean> {
    for (let look = 0; ; look += 1) {
      const record = await this.#readWith(connection, vendorId)
      if (this.#deed.isDone(this.#command, record)) return true
      if (look === looks || writer.settleMs === 0) return this.#deed.isEnough(record)
      await this.#context.clock.sleep((writer.settleMs * 2) / looks)
    }
  }

  async #fail(error: MattergraphError): Promise<void> {
    if (error.outcome === 'UNCERTAIN') return this.#lose(error)
    const { retriable } = commandError(error)
    if (!retriable) return this.#move({ event: 'REFUSE', error: commandError(error), act: this.#endAct('REJECTED') })
    if (this.#command.attempts >= mostAttempts)
      return this.#move({ event: 'FAIL', error: commandError(error), act: this.#endAct('FAILED') })
    await this.#move({ event: 'POSTPONE', error: commandError(error), dueAt: this.#later(error.retryAfterMs) })
    this.#isDue = false
  }

  async #lose(error: MattergraphError | null, recordId?: string): Promise<void> {
    const known = recordId === undefined ? {} : { recordId }
    await this.#move({
      event: 'LOSE',
      error: error && { ...commandError(error), outcome: 'UNCERTAIN' },
      dueAt: this.#later(undefined),
      ...known,
    })
  }

  /** Finds out by reading what became of an earlier send. Nothing found counts only once the vendor must have settled. */
  async #resolve(): Promise<void> {
    try {
      const found = await this.#withWriter(async (writer, connection) => {
        const settledAt = Date.parse(this.#command.sentAt ?? this.#command.createdAt) + writer.settleMs * 2
        const result = await this.#look(writer, connection)
        return result.found === 'NOTHING' && this.#now() < settledAt ? { found: 'TOO_EARLY' as const, settledAt } : result
      })
      if (found.found === 'RECORD') return await this.#confirm(found.vendorId)
      if (found.found === 'TOO_EARLY') return await this.#wait(found.settledAt)
      if (found.found === 'UNDECIDED') return await this.#move({ event: 'GIVE_UP', act: this.#endAct('NEEDS_REVIEW') })
      if (this.#command.attempts >= mostAttempts) return await this.#move({ event: 'FAIL', act: this.#endAct('FAILED') })
      await this.#move({ event: 'POSTPONE' })
    } catch (error) {
      if (!(error instanceof MattergraphError)) throw error
      // Nothing was learnt; what was sent may still have been done.
      await this.#wait(Date.parse(this.#later(error.retryAfterMs)))
    }
  }

  /** Where the vendor gave an id before the answer was lost, what it shows under that id tells; else the search. */
  async #look(writer: TimeEntryWriter, connection: VendorConnection): Promise<FoundRecord> {
    const { recordId } = this.#command
    if (recordId !== null && this.#deed.isDone(this.#command, await this.#readWith(connection, recordId)))
      return { found: 'RECORD', vendorId: recordId }
    return this.#deed.find(writer, this.#command, (vendorId) => this.#readWith(connection, vendorId))
  }

  /** Writes the end together with what was read back: the mirror, the command and the audit log say the same, or nothing. */
  async #confirm(vendorId: string): Promise<void> {
    const kind = commandKinds[this.#command.kind]
    const { account } = this.#command
    const readAt = this.#instant(this.#now())
    const record = await this.#withWriter((_, connection) => this.#readWith(connection, vendorId))
    const discrepancies = this.#deed.compare(this.#command, record)
    const act = this.#endAct('APPLIED', vendorId)
    await this.#move({ event: 'CONFIRM', recordId: vendorId, discrepancies, error: null, act }, async (sql) => {
      await saveReadResults(sql, { account, kind, results: new Map([[vendorId, record]]), readAt })
    })
  }

  async #wait(until: number): Promise<void> {
    await this.#move({ event: 'WAIT', error: this.#command.error, dueAt: this.#instant(until) })
  }

  async #move(step: Omit<CommandStep, 'now'>, alongside: (sql: Sql) => Promise<void> = async () => undefined): Promise<void> {
    this.#claimed = await this.#context.database.transaction(async (sql) => {
      await alongside(sql)
      return moveCommand(sql, this.#claimed, { ...step, now: this.#instant(this.#now()) })
    })
  }

  async #withWriter<T>(use: (writer: TimeEntryWriter, connection: VendorConnection) => Promise<T>): Promise<T> {
    return this.#context.sessions.withConnection(this.#command.account, async (connection) => {
      const writer = connection.writers?.[commandKinds[this.#command.kind]]
      if (writer === undefined) throw new MattergraphError('NOT_SUPPORTED_BY_VENDOR', 'this vendor has no way to write such a record')
      return use(writer, connection)
    })
  }

  async #readWith({ readers }: VendorConnection, vendorId: string): Promise<TimeEntryRecord | 'ABSENT'> {
    const result = (await readers[commandKinds[this.#command.kind]].readMany([vendorId])).get(vendorId) ?? 'ABSENT'
    if (result instanceof MattergraphError) throw result
    return result
  }

  /** What the audit log says at the end. */
  #endAct(state: Command['state'], vendorId: string | null = null): AuditAct {
    const { id, tenant, account, actor, kind, rationale, attempts } = this.#command
    return {
      at: this.#instant(this.#now()),
      tenant,
      actor,
      action: 'command.finished',
      account,
      subjectId: id,
      rationale,
      commandId: id,
      before: null,
      after: { kind, state, attempts, recordId: vendorId },
    }
  }

  /** When to try again: what the vendor asked for, else later each time. */
  #later(retryAfterMs: number | undefined): Instant {
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, this.#command.attempts - 1))
    return this.#instant(this.#now() + Math.max(pause, retryAfterMs ?? 0))
  }

  #now(): number {
    return this.#context.clock.now().getTime()
  }

  #instant(time: number): Instant {
    return new Date(time).toISOString()
  }
}
