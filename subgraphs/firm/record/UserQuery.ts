import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { UserFilter } from '../../../schema/user/UserFilter.js'
import { UserOrder } from '../../../schema/user/UserOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { userStub } from './recordStubs.js'

/** The root fields of users. */
@Resolver()
export class UserQuery {
  @Query(() => userStub.record, { nullable: true, description: 'The user with this id; null where there is none that the key may see.' })
  user(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('USER', id, context)
  }

  @Query(() => userStub.connection, {
    description: 'Users over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  users(
    @Arg('filter', () => UserFilter, { nullable: true }) filter: UserFilter | null,
    @Arg('orderBy', () => UserOrder, { nullable: true }) orderBy: UserOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('USER', { filter, order: orderBy, page }, context, info)
  }
}
