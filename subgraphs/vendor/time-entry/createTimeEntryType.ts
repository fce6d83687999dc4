import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { VendorName } from '../../../core/vendor.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import { TimeEntry } from '../../../schema/time-entry/TimeEntry.js'
import type { Entity } from '../entity.js'
import { invoiceOf } from '../invoice/invoiceOf.js'
import { referenceOf } from '../referenceOf.js'
import type { VendorContext } from '../VendorContext.js'
import type { VendorTypes } from '../VendorTypes.js'

/** One vendor's TimeEntry entity and its resolvers. */
export const createTimeEntryType = ({ prefix, title }: VendorName, types: VendorTypes) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}TimeEntry`, { implements: TimeEntry, simpleResolvers: true, description: `A time entry at ${title}.` })
  class VendorTimeEntry extends TimeEntry {
    @Field(() => types.Matter, { nullable: true })
    override matter!: never

    @Field(() => types.User, { nullable: true })
    override user!: never

    @Field(() => types.Invoice, { nullable: true, description: 'The invoice it is on; void and deleted ones do not count.' })
    override invoice!: never
  }

  @Resolver(() => VendorTimeEntry)
  class VendorTimeEntryResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'TIME_ENTRY'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('TIME_ENTRY', { account: row.account, vendorId: row.record.vendorId })
    }

    @FieldResolver(() => types.Matter, { nullable: true })
    matter(@Root() { row }: Entity<'TIME_ENTRY'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'MATTER', row.account, row.record.matterId)
    }

    @FieldResolver(() => types.User, { nullable: true })
    user(@Root() { row }: Entity<'TIME_ENTRY'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'USER', row.account, row.record.userId)
    }

    @FieldResolver(() => types.Invoice, { nullable: true })
    invoice(@Root() { row }: Entity<'TIME_ENTRY'>, @Ctx() { reads }: VendorContext): unknown {
      return invoiceOf(reads, row)
    }
  }

  return { type: VendorTimeEntry, resolver: VendorTimeEntryResolver }
}
