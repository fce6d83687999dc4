import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { ExpenseFilter } from '../../../schema/expense/ExpenseFilter.js'
import { ExpenseOrder } from '../../../schema/expense/ExpenseOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { expenseStub } from './recordStubs.js'

/** The root fields of expenses. */
@Resolver()
export class ExpenseQuery {
  @Query(() => expenseStub.record, {
    nullable: true,
    description: 'The expense with this id; null where there is none that the key may see.',
  })
  expense(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('EXPENSE', id, context)
  }

  @Query(() => expenseStub.connection, {
    description: 'Expenses over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  expenses(
    @Arg('filter', () => ExpenseFilter, { nullable: true }) filter: ExpenseFilter | null,
    @Arg('orderBy', () => ExpenseOrder, { nullable: true }) orderBy: ExpenseOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('EXPENSE', { filter, order: orderBy, page }, context, info)
  }
}
