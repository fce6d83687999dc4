import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { TrustAccountFilter } from '../../../schema/trust-account/TrustAccountFilter.js'
import { TrustAccountOrder } from '../../../schema/trust-account/TrustAccountOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { trustAccountStub } from './recordStubs.js'

/** The root fields of trust accounts. */
@Resolver()
export class TrustAccountQuery {
  @Query(() => trustAccountStub.record, {
    nullable: true,
    description: 'The trust account with this id; null where there is none that the key may see.',
  })
  trustAccount(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('TRUST_ACCOUNT', id, context)
  }

  @Query(() => trustAccountStub.connection, {
    description: 'Trust accounts over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  trustAccounts(
    @Arg('filter', () => TrustAccountFilter, { nullable: true }) filter: TrustAccountFilter | null,
    @Arg('orderBy', () => TrustAccountOrder, { nullable: true }) orderBy: TrustAccountOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('TRUST_ACCOUNT', { filter, order: orderBy, page }, context, info)
  }
}
