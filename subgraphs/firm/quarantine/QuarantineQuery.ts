import { Args, Ctx, Query, Resolver } from 'type-graphql'
import { connectionOfEdges } from '../../../schema/connection/connectionOfEdges.js'
import { logBounds } from '../../../schema/connection/logBounds.js'
import { readAccountIds } from '../../../schema/query/filters.js'
import type { FirmContext } from '../FirmContext.js'
import { mayOperate } from './mayOperate.js'
import { QuarantineArguments } from './QuarantineArguments.js'
import { formatQuarantineCursor, parseQuarantineCursor } from './quarantineCursor.js'
import { QuarantinedRecordConnection } from './QuarantinedRecordConnection.js'
import { toQuarantinedRecord } from './toQuarantinedRecord.js'

/** The records that were read and not taken over. */
@Resolver()
export class QuarantineQuery {
  @Query(() => QuarantinedRecordConnection, {
    description:
      'Records that were read from a vendor and are not taken over, because their numbers do not add up; what was found last comes first. Needs the scope `operate`.',
  })
  async quarantinedRecords(
    @Args(() => QuarantineArguments) { accountIds, kinds, after, before, ...page }: QuarantineArguments,
    @Ctx() context: FirmContext,
  ): Promise<object> {
    mayOperate(context)
    const visible = await context.reads.accounts()
    const named = readAccountIds(accountIds)
    const list = await context.quarantine.list({
      accounts: named?.filter((key) => visible.has(key)) ?? [...visible.keys()],
      kinds: kinds ?? null,
      ...logBounds(page),
      after: after ? parseQuarantineCursor(after, 'after') : null,
      before: before ? parseQuarantineCursor(before, 'before') : null,
    })
    const edges = list.records.map((record) => ({ cursor: formatQuarantineCursor(record), node: toQuarantinedRecord(record, visible) }))
    return connectionOfEdges(edges, list)
  }
}
