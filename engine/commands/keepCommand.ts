import { randomBytes } from 'node:crypto'
import type { AuditAct } from '../../core/audit/AuditEvent.js'
import type { Command, CommandInputs, CommandKind } from '../../core/command/Command.js'
import type { Json } from '../../core/record/scalars.js'
import { isMoneyOrder, movementOf } from '../../core/command/moneyCommand.js'
import type { MoneyRefusal } from '../../core/trust/judgeMoney.js'
import { type Acceptance, acceptCommand, type NewCommand } from '../../prisma/command/acceptCommand.js'
import { findByKey } from '../../prisma/command/findByKey.js'
import type { Sql } from '../../prisma/Database.js'
import type { LiveBooks } from '../../prisma/money/readMoneyFacts.js'
import { holdMoney } from '../../prisma/money/holdMoney.js'
import { lockMoney } from '../../prisma/money/lockMoney.js'
import type { CommandContext } from './CommandContext.js'
import type { CommandRequest } from './Commands.js'
import { askedHash, refuseReuse } from './findKnown.js'
import { inStage } from './inStage.js'
import { judgeOrder } from './money/judgeOrder.js'

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

/** A write with all that is named looked up. */
export type ResolvedRequest<K extends CommandKind = CommandKind> = Omit<CommandRequest<K>, 'waitMs' | 'resolve'> & {
  readonly input: CommandInputs[K]
}

/** What became of a write that was asked for. REFUSED: rules on money have something against it, and nothing was kept. */
export type Keeping =
  | { readonly outcome: 'KEPT'; readonly command: Command }
  | { readonly outcome: 'REFUSED'; readonly refusals: readonly MoneyRefusal[] }

/**
 * Keeps a command so that it will be done, or finds the one its key stands for. What moves money is decided on in the same transaction, by the mirror or by what
 * was just read for it, and by what other commands hold; from there on it is held itself. Throws IDEMPOTENCY_KEY_REUSED when the key stands for another write.
 */
export const keepCommand = async (
  context: Pick<CommandContext, 'database' | 'clock' | 'watch' | 'instruments'>,
  request: ResolvedRequest,
  live: LiveBooks | null = null,
): Promise<Keeping> => {
  const now = context.clock.now()
  const named = { id: newId(now), marker: newMarker(), createdAt: now.toISOString() }
  const traceParent = context.instruments?.traceParent() ?? null
  const command: NewCommand = { ...request, ...named, inputHash: askedHash(request), traceParent }
  return inStage(context, 'ACCEPT', () => context.database.transaction(async (sql) => accept(sql, command, live)))
}

const accept = async (sql: Sql, command: NewCommand, live: LiveBooks | null): Promise<Keeping> => {
  if (!isMoneyOrder(command)) return kept(await acceptCommand(sql, command, acceptedAct(command)))
  const { account, createdAt: now } = command
  await lockMoney(sql, account)
  // Two at once: the later finds the earlier here, whose money must not be counted against it.
  const known = await findByKey(sql, { ...command, now })
  if (known !== null) return kept({ outcome: known.inputHash === command.inputHash ? 'KNOWN' : 'REUSED', command: known.command })
  const { refusals, facts } = await judgeOrder(sql, { account, order: command, now, commandId: null, live })
  if (refusals.length > 0) return { outcome: 'REFUSED', refusals }
  const acceptance = await acceptCommand(sql, command, acceptedAct(command))
  const currency = facts.ledger?.currency ?? facts.invoice?.currency ?? facts.currency
  if (acceptance.outcome === 'ACCEPTED') await holdMoney(sql, command, { ...movementOf(command), currency })
  return kept(acceptance)
}

const kept = ({ outcome, command }: Acceptance): Keeping => (outcome === 'REUSED' ? refuseReuse() : { outcome: 'KEPT', command })
