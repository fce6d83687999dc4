import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import { MattergraphError } from '../../../core/errors.js'
import { connectionOfEdges } from '../../../schema/connection/connectionOfEdges.js'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { logBounds } from '../../../schema/connection/logBounds.js'
import { readAccountIds } from '../../../schema/query/filters.js'
import type { FirmContext } from '../FirmContext.js'
import { AuditEventConnection } from './AuditEventConnection.js'
import { AuditFilter } from './AuditFilter.js'
import { mayReadAudit } from './mayReadAudit.js'
import { toAuditEvent } from './toAuditEvent.js'

/** The audit log. Every field needs the scope `audit:read`. */
@Resolver()
export class AuditQuery {
  @Query(() => AuditEventConnection, {
    description:
      'What was done, the latest first. Needs the scope `audit:read`; a key that is limited to some accounts sees what concerns these.',
  })
  async auditEvents(
    @Arg('filter', () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
  ): Promise<object> {
    mayReadAudit(context)
    const { tenant, accountKeys } = context.reads.caller
    const named = readAccountIds(filter?.accountIds)
    const visible = await context.reads.accounts()
    const { size, backwards } = logBounds(page)
    const { accountIds: _, ...narrowed } = filter ?? {}
    const list = await context.audit.list({
      tenant,
      accounts: named?.filter((key) => visible.has(key)) ?? accountKeys,
      filter: narrowed,
      size,
      backwards,
      after: placeOf(page.after, 'after'),
      before: placeOf(page.before, 'before'),
    })
    const edges = list.events.map((event) => ({ cursor: String(event.index), node: toAuditEvent(event, visible) }))
    return connectionOfEdges(edges, list)
  }
}

const placeOf = (cursor: string | null | undefined, argument: string): number | null => {
  if (cursor === null || cursor === undefined) return null
  if (!/^\d{1,9}$/.test(cursor)) throw new MattergraphError('BAD_USER_INPUT', `${argument} is not a cursor: give one that came with a list`)
  return Number(cursor)
}
