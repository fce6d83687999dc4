import { hash } from 'node:crypto'
import { canonicalJson } from '../../core/audit/canonicalJson.js'
import type { Command } from '../../core/command/Command.js'
import { MattergraphError } from '../../core/errors.js'
import type { Json } from '../../core/record/scalars.js'
import { findByKey } from '../../prisma/command/findByKey.js'
import type { CommandContext } from './CommandContext.js'
import type { CommandRequest } from './Commands.js'

/** What an idempotency key stands for. Equal things have one text, whatever the order of their fields. */
export const askedHash = ({ kind, account, asked }: Pick<CommandRequest, 'kind' | 'account' | 'asked'>): string =>
  hash('sha256', canonicalJson({ kind, account, input: asked as Json }), 'hex')

/** Says that a key stands for another write. */
export const refuseReuse = (): never => {
  const message = 'the idempotency key stands for another write already: take a new key for a new write'
  throw new MattergraphError('IDEMPOTENCY_KEY_REUSED', message)
}

/** The command that a request's key stands for; null for a key that stands for nothing. Throws IDEMPOTENCY_KEY_REUSED when that is another write. */
export const findKnown = async (
  { database, clock }: Pick<CommandContext, 'database' | 'clock'>,
  request: Pick<CommandRequest, 'kind' | 'account' | 'asked' | 'tenant' | 'idempotencyKey'>,
): Promise<Command | null> => {
  const known = await findByKey(database, { ...request, now: clock.now().toISOString() })
  if (known === null) return null
  return known.inputHash === askedHash(request) ? known.command : refuseReuse()
}
