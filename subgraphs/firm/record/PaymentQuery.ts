import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { PaymentFilter } from '../../../schema/payment/PaymentFilter.js'
import { PaymentOrder } from '../../../schema/payment/PaymentOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { paymentStub } from './recordStubs.js'

/** The root fields of payments. */
@Resolver()
export class PaymentQuery {
  @Query(() => paymentStub.record, {
    nullable: true,
    description: 'The payment with this id; null where there is none that the key may see.',
  })
  payment(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('PAYMENT', id, context)
  }

  @Query(() => paymentStub.connection, {
    description: 'Payments over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  payments(
    @Arg('filter', () => PaymentFilter, { nullable: true }) filter: PaymentFilter | null,
    @Arg('orderBy', () => PaymentOrder, { nullable: true }) orderBy: PaymentOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('PAYMENT', { filter, order: orderBy, page }, context, info)
  }
}
