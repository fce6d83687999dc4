import { randomBytes } from 'node:crypto'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { Command } from '../../core/command/Command.js'
import { MattergraphError } from '../../core/errors.js'
import type { Json } from '../../core/record/scalars.js'
import { acceptCommand, type NewCommand } from '../../prisma/command/acceptCommand.js'
import type { CommandContext } from './CommandRun.js'
import type { CommandRequest } from './Commands.js'

/** Ids sort as they were made. */
const newId = (now: Date): string => `cmd_${now.getTime().toString(16).padStart(12, '0')}${randomBytes(8).toString('hex')}`

/** Short enough for a vendor's smallest reference field, and never guessed twice. */
const newMarker = (): string => `mg-${randomBytes(8).toString('hex')}`

const acceptedAct = (command: NewCommand): AuditAct => ({
  at: command.createdAt,
  tenant: command.tenant,
  actor: command.actor,
  action: 'command.accepted',
  account: command.account,
  subjectId: command.id,
  rationale: command.rationale,
  commandId: command.id,
  before: null,
  after: { kind: command.kind, input: command.input as unknown as Json },
})

/** Keeps a command so that it will be done, or finds the one its key stands for. Throws IDEMPOTENCY_KEY_REUSED when that is another write. */
export const keepCommand = async (
  { database, clock }: Pick<CommandContext, 'database' | 'clock'>,
  request: Omit<CommandRequest, 'waitMs'>,
): Promise<Command> => {
  const now = clock.now()
  const command: NewCommand = { ...request, id: newId(now), marker: newMarker(), createdAt: now.toISOString() }
  const acceptance = await database.transaction(async (sql) => acceptCommand(sql, command, acceptedAct(command)))
  if (acceptance.outcome !== 'REUSED') return acceptance.command
  const message = 'the idempotency key stands for another write already: take a new key for a new write'
  throw new MattergraphError('IDEMPOTENCY_KEY_REUSED', message)
}
