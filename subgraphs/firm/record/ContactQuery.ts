import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { ContactFilter } from '../../../schema/contact/ContactFilter.js'
import { ContactOrder } from '../../../schema/contact/ContactOrder.js'
import type { FirmContext } from '../FirmContext.js'
import { findRecord } from './findRecord.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'
import { listRecords } from './listRecords.js'
import type { Stub } from './stubOf.js'
import { contactStub } from './recordStubs.js'

/** The root fields of contacts. */
@Resolver()
export class ContactQuery {
  @Query(() => contactStub.record, {
    nullable: true,
    description: 'The contact with this id; null where there is none that the key may see.',
  })
  contact(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<Stub | null> {
    return findRecord('CONTACT', id, context)
  }

  @Query(() => contactStub.connection, {
    description: 'Contacts over all accounts the key may see; the latest change first unless ordered otherwise.',
  })
  contacts(
    @Arg('filter', () => ContactFilter, { nullable: true }) filter: ContactFilter | null,
    @Arg('orderBy', () => ContactOrder, { nullable: true }) orderBy: ContactOrder | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: FirmContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Stub>> {
    return listRecords('CONTACT', { filter, order: orderBy, page }, context, info)
  }
}
