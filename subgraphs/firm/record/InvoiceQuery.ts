import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { InvoiceFilter } from '../../../schema/invoice/InvoiceFilter.js'
import { InvoiceOrder } from '../../../schema/invoice/InvoiceOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { invoiceStub } from './recordStubs.js'

/** The root fields of invoices. */
@Resolver()
export class InvoiceQuery {
  @Query(() => invoiceStub.record, {
    nullable: true,
    description: 'The invoice with this id; null where there is none that the key may see.',
  })
  invoice(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('INVOICE', id, context)
  }

  @Query(() => invoiceStub.connection, {
    description: 'Invoices over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  invoices(
    @Arg('filter', () => InvoiceFilter, { nullable: true }) filter: InvoiceFilter | null,
    @Arg('orderBy', () => InvoiceOrder, { nullable: true }) orderBy: InvoiceOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('INVOICE', { filter, order: orderBy, page }, context, info)
  }
}
