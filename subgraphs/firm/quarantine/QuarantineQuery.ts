import { Args, Ctx, Query, Resolver } from 'type-graphql'
import { MattergraphError } from '../../../core/errors.js'
import { readAccountIds } from '../../../schema/query/filters.js'
import type { FirmContext } from '../FirmContext.js'
import { mayOperate } from './mayOperate.js'
import { QuarantineArguments } from './QuarantineArguments.js'
import { formatQuarantineCursor, parseQuarantineCursor } from './quarantineCursor.js'
import { QuarantinedRecordConnection } from './QuarantinedRecordConnection.js'
import { toQuarantinedRecord } from './toQuarantinedRecord.js'

const usual = 50
const most = 200

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
      ...boundsOf(page),
      after: after ? parseQuarantineCursor(after, 'after') : null,
      before: before ? parseQuarantineCursor(before, 'before') : null,
    })
    const edges = list.records.map((record) => ({ cursor: formatQuarantineCursor(record), node: toQuarantinedRecord(record, visible) }))
    const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null]
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: { hasNextPage: list.hasNextPage, hasPreviousPage: list.hasPreviousPage, startCursor, endCursor },
      totalCount: list.totalCount,
    }
  }
}

const boundsOf = ({ first, last }: QuarantineArguments): { readonly size: number; readonly backwards: boolean } => {
  if (typeof first === 'number' && typeof last === 'number') throw new MattergraphError('BAD_USER_INPUT', 'give first or last, not both')
  const backwards = typeof last === 'number'
  const [name, size] = backwards ? ['last', last] : ['first', first ?? usual]
  if (size < 0) throw new MattergraphError('BAD_USER_INPUT', `${name} is ${String(size)}: expected a whole number from 0`)
  if (size > most) throw new MattergraphError('LIMIT_EXCEEDED', `${name} is ${String(size)}: at most ${String(most)} at once`)
  return { size, backwards }
}
