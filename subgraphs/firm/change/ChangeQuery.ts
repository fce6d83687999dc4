import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { formatChangeId, parseChangeId } from '../../../core/change/changeId.js'
import { readChangeFilter } from '../../../core/change/readChangeFilter.js'
import { MattergraphError } from '../../../core/errors.js'
import { connectionOfEdges } from '../../../schema/connection/connectionOfEdges.js'
import { isSelected } from '../../../schema/connection/isSelected.js'
import { logBounds } from '../../../schema/connection/logBounds.js'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import type { FirmContext } from '../FirmContext.js'
import { Change } from './Change.js'
import { ChangeConnection } from './ChangeConnection.js'
import { ChangeFilter } from './ChangeFilter.js'
import { findChange } from './findChange.js'
import { toChange } from './toChange.js'

/** The change log. */
@Resolver()
export class ChangeQuery {
  @Query(() => Change, {
    nullable: true,
    description: 'The change with this id; null where there is none that the key may see, or it is no longer kept.',
  })
  change(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<object | null> {
    return findChange(placeOf(id, 'id'), context)
  }

  @Query(() => ChangeConnection, {
    description:
      'The change log, oldest first; pass the last id seen as `after` to continue without a gap. `CURSOR_EXPIRED` when what came after it is not all kept any more.',
  })
  async changes(
    @Arg('filter', () => ChangeFilter, { nullable: true }) filter: ChangeFilter | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { reads, changes }: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const visible = await reads.accounts()
    const list = await changes.list({
      accounts: [...visible.keys()],
      filter: readChangeFilter(filter),
      ...logBounds(page),
      after: placeOrNull(page.after, 'after'),
      before: placeOrNull(page.before, 'before'),
      withTotal: isSelected(info, 'totalCount'),
    })
    const edges = list.changes.map((change) => ({ cursor: formatChangeId(change.position), node: toChange(change, visible) }))
    return connectionOfEdges(edges, list)
  }
}

const placeOf = (id: string, argument: string): number => {
  const position = parseChangeId(id)
  if (position === undefined) throw new MattergraphError('BAD_USER_INPUT', `${argument}: expected the id of a change`)
  return position
}

const placeOrNull = (id: string | null | undefined, argument: string): number | null =>
  id === null || id === undefined ? null : placeOf(id, argument)
