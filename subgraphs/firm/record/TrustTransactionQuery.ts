import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { TrustTransactionFilter } from '../../../schema/trust-transaction/TrustTransactionFilter.js'
import { TrustTransactionOrder } from '../../../schema/trust-transaction/TrustTransactionOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { trustTransactionStub } from './recordStubs.js'

/** The root fields of trust transactions. */
@Resolver()
export class TrustTransactionQuery {
  @Query(() => trustTransactionStub.record, {
    nullable: true,
    description: 'The trust transaction with this id; null where there is none that the key may see.',
  })
  trustTransaction(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('TRUST_TRANSACTION', id, context)
  }

  @Query(() => trustTransactionStub.connection, {
    description: 'Trust transactions over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  trustTransactions(
    @Arg('filter', () => TrustTransactionFilter, { nullable: true }) filter: TrustTransactionFilter | null,
    @Arg('orderBy', () => TrustTransactionOrder, { nullable: true }) orderBy: TrustTransactionOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('TRUST_TRANSACTION', { filter, order: orderBy, page }, context, info)
  }
}
