import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { TimeEntryFilter } from '../../../schema/time-entry/TimeEntryFilter.js'
import { TimeEntryOrder } from '../../../schema/time-entry/TimeEntryOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { timeEntryStub } from './recordStubs.js'

/** The root fields of time entries. */
@Resolver()
export class TimeEntryQuery {
  @Query(() => timeEntryStub.record, {
    nullable: true,
    description: 'The time entry with this id; null where there is none that the key may see.',
  })
  timeEntry(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('TIME_ENTRY', id, context)
  }

  @Query(() => timeEntryStub.connection, {
    description: 'Time entries over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  timeEntries(
    @Arg('filter', () => TimeEntryFilter, { nullable: true }) filter: TimeEntryFilter | null,
    @Arg('orderBy', () => TimeEntryOrder, { nullable: true }) orderBy: TimeEntryOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('TIME_ENTRY', { filter, order: orderBy, page }, context, info)
  }
}
