import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { MatterFilter } from '../../../schema/matter/MatterFilter.js'
import { MatterOrder } from '../../../schema/matter/MatterOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { matterStub } from './recordStubs.js'

/** The root fields of matters. */
@Resolver()
export class MatterQuery {
  @Query(() => matterStub.record, {
    nullable: true,
    description: 'The matter with this id; null where there is none that the key may see.',
  })
  matter(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('MATTER', id, context)
  }

  @Query(() => matterStub.connection, {
    description: 'Matters over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  matters(
    @Arg('filter', () => MatterFilter, { nullable: true }) filter: MatterFilter | null,
    @Arg('orderBy', () => MatterOrder, { nullable: true }) orderBy: MatterOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('MATTER', { filter, order: orderBy, page }, context, info)
  }
}
