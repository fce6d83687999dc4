import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { parseChangeId } from '../../../core/change/changeId.js'
import { MattergraphError } from '../../../core/errors.js'
import { parseAccountId, parseRecordId } from '../../../core/recordId.js'
import { Node } from '../../../schema/node/Node.js'
import { parseAuditEventId } from '../../../core/audit/auditEventId.js'
import { mayReadAudit } from '../audit/mayReadAudit.js'
import { toAuditEvent } from '../audit/toAuditEvent.js'
import { findChange } from '../change/findChange.js'
import { findCommand } from '../command/findCommand.js'
import { isCommandId } from '../command/isCommandId.js'
import type { FirmContext } from '../FirmContext.js'
import { mayOperate } from '../quarantine/mayOperate.js'
import { parseQuarantinedRecordId } from '../quarantine/quarantinedRecordId.js'
import { toQuarantinedRecord } from '../quarantine/toQuarantinedRecord.js'
import { findWebhookNode, isWebhookNodeId } from '../webhook/findWebhookNode.js'
import { findRecord } from './findRecord.js'

const mostNodes = 200

/** Anything with an id, found again by it. */
@Resolver()
export class NodeQuery {
  @Query(() => Node, { nullable: true, description: 'The object with this id; null where there is none that the key may see.' })
  node(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<unknown> {
    return findNode(id, context)
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'The objects with these ids, in their order, at most 200; null for each that is not to be had.',
  })
  nodes(@Arg('ids', () => [ID]) ids: readonly string[], @Ctx() context: FirmContext): readonly Promise<unknown>[] {
    if (ids.length > mostNodes)
      throw new MattergraphError('LIMIT_EXCEEDED', `ids: at most ${mostNodes} at once, ${ids.length} were asked for`)
    return ids.map((id) => findNode(id, context))
  }
}

/** Null for what is not to be had and for texts that are no ids: Relay treats ids as opaque, so a stale one is no input error. */
const findNode = async (id: string, context: FirmContext): Promise<unknown> => {
  const record = parseRecordId(id)
  if (record !== undefined) return findRecord(record.kind, id, context)
  if (isCommandId(id)) return findCommand(id, context)
  const position = parseChangeId(id)
  if (position !== undefined) return findChange(position, context)
  if (isWebhookNodeId(id)) return findWebhookNode(id, context)
  const place = parseAuditEventId(id)
  if (place !== undefined) return findAuditEvent(place, context)
  const quarantined = parseQuarantinedRecordId(id)
  if (quarantined !== undefined) return findQuarantinedRecord(quarantined, context)
  const parsed = parseAccountId(id)
  const account = parsed && (await context.reads.accounts()).get(parsed.account)
  return account?.vendor === parsed?.vendor ? (account ?? null) && { __typename: 'Account', ...account } : null
}

const findAuditEvent = async (place: number, context: FirmContext): Promise<object | null> => {
  mayReadAudit(context)
  const { tenant, accountKeys } = context.reads.caller
  const event = await context.audit.find(place, { tenant, accounts: accountKeys })
  return event && toAuditEvent(event, await context.reads.accounts())
}

const findQuarantinedRecord = async (
  key: NonNullable<ReturnType<typeof parseQuarantinedRecordId>>,
  context: FirmContext,
): Promise<object | null> => {
  mayOperate(context)
  const visible = await context.reads.accounts()
  if (visible.get(key.account)?.vendor !== key.vendor) return null
  const record = await context.quarantine.find(key)
  return record && toQuarantinedRecord(record, visible)
}
