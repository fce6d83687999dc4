import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Directive, FieldResolver, Info, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { VendorName } from '../../../core/vendor.js'
import { isSelected } from '../../../schema/connection/isSelected.js'
import { Contact } from '../../../schema/contact/Contact.js'
import { MatterConnection } from '../../../schema/matter/MatterConnection.js'
import { MatterFilter } from '../../../schema/matter/MatterFilter.js'
import { readAccountIds, readFilter } from '../../../schema/query/filters.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import { childPage } from '../childPage.js'
import { connectionOf } from '../connectionOf.js'
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
    async matters(
      @Root() { row }: Entity<'CONTACT'>,
      @Arg('filter', () => MatterFilter, { nullable: true }) filter: MatterFilter | null,
      @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
      @Arg('after', () => String, { nullable: true }) after: string | null,
      @Arg('last', () => Int, { nullable: true }) last: number | null,
      @Arg('before', () => String, { nullable: true }) before: string | null,
      @Ctx() { reads }: VendorContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      const list = await reads.childList(
        'MATTERS_OF_CONTACT',
        { account: row.account, vendorId: row.record.vendorId },
        {
          accounts: readAccountIds(filter?.accountIds),
          filter: filter && readFilter.MATTER(filter),
          order: null,
          page: childPage({ first, after, last, before }),
          withTotal: isSelected(info, 'totalCount'),
        },
      )
      return connectionOf(list)
    }
  }

  return { type: VendorContact, resolver: VendorContactResolver }
}
