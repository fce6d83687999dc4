import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, Directive, FieldResolver, Info, ObjectType, Resolver, Root } from 'type-graphql'
import type { VendorName } from '../../../core/vendor.js'
import { ChildPageArguments } from '../../../schema/connection/ChildPageArguments.js'
import { Contact } from '../../../schema/contact/Contact.js'
import { MatterConnection } from '../../../schema/matter/MatterConnection.js'
import { MatterFilter } from '../../../schema/matter/MatterFilter.js'
import { readAccountIds, readFilter } from '../../../schema/query/filters.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import { childConnection } from '../childConnection.js'
import type { Entity } from '../entity.js'
import type { VendorContext } from '../VendorContext.js'

/** One vendor's Contact entity and its resolvers. */
export const createContactType = ({ prefix, title }: VendorName) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}Contact`, { implements: Contact, simpleResolvers: true, description: `A contact at ${title}.` })
  class VendorContact extends Contact {}

  @Resolver(() => VendorContact)
  class VendorContactResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'CONTACT'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('CONTACT', { account: row.account, vendorId: row.record.vendorId })
    }

    @FieldResolver(() => MatterConnection)
    matters(
      @Root() { row }: Entity<'CONTACT'>,
      @Arg('filter', () => MatterFilter, { nullable: true }) filter: MatterFilter | null,
      @Args(() => ChildPageArguments) page: ChildPageArguments,
      @Ctx() { reads }: VendorContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      return childConnection(reads, 'MATTERS_OF_CONTACT', {
        parent: row,
        accounts: readAccountIds(filter?.accountIds),
        filter: filter && readFilter.MATTER(filter),
        order: null,
        page,
        info,
      })
    }
  }

  return { type: VendorContact, resolver: VendorContactResolver }
}
