import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { findUtbmsCode } from '../../../core/utbms/findUtbmsCode.js'
import type { VendorName } from '../../../core/vendor.js'
import { Invoice } from '../../../schema/invoice/Invoice.js'
import { InvoiceLineItem } from '../../../schema/invoice/InvoiceLineItem.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import { childEntities } from '../childEntities.js'
import type { Entity } from '../entity.js'
import { presentReferences } from '../presentReferences.js'
import { referenceOf } from '../referenceOf.js'
import type { VendorContext } from '../VendorContext.js'
import type { VendorTypes } from '../VendorTypes.js'

/** One vendor's Invoice entity and its resolvers. */
export const createInvoiceType = ({ prefix, title }: VendorName, types: VendorTypes) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}Invoice`, { implements: Invoice, simpleResolvers: true, description: `An invoice at ${title}.` })
  class VendorInvoice extends Invoice {
    @Field(() => types.Contact, { nullable: true, description: 'Who is billed.' })
    override client!: never

    @Field(() => [types.Matter], { description: 'None for an invoice without a matter, several where the vendor bills several at once.' })
    override matters!: never

    @Field(() => [types.Payment], { description: 'The payments that settle it, in part or in whole; the latest first.' })
    override payments!: never
  }

  @Resolver(() => VendorInvoice)
  class VendorInvoiceResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'INVOICE'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('INVOICE', { account: row.account, vendorId: row.record.vendorId })
    }

    @FieldResolver(() => types.Contact, { nullable: true })
    client(@Root() { row }: Entity<'INVOICE'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'CONTACT', row.account, row.record.clientId)
    }

    @FieldResolver(() => [types.Matter])
    async matters(@Root() { row }: Entity<'INVOICE'>, @Ctx() { reads }: VendorContext): Promise<unknown> {
      return presentReferences(reads, 'MATTER', row.account, row.record.matterIds)
    }

    @FieldResolver(() => [InvoiceLineItem])
    lineItems(@Root() { row }: Entity<'INVOICE'>, @Ctx() { reads }: VendorContext): unknown {
      return row.record.lineItems.map((line) => {
        const timeEntry = () => referenceOf(reads, 'TIME_ENTRY', row.account, line.timeEntryId)
        const expense = () => referenceOf(reads, 'EXPENSE', row.account, line.expenseId)
        // A vendor whose lines carry no code bills a time entry or an expense that does.
        const activityCode = async () => line.activityCode ?? (await timeEntry())?.activityCode ?? (await expense())?.expenseCode ?? null
        // As functions: only what a query asks for is looked up.
        return {
          ...line,
          activityCode,
          utbmsCode: async () => findUtbmsCode(await activityCode()),
          matter: () => referenceOf(reads, 'MATTER', row.account, line.matterId),
          user: () => referenceOf(reads, 'USER', row.account, line.userId),
          timeEntry,
          expense,
        }
      })
    }

    @FieldResolver(() => [types.Payment])
    payments(@Root() { row }: Entity<'INVOICE'>, @Ctx() { reads }: VendorContext): unknown {
      return childEntities(reads, 'PAYMENTS_OF_INVOICE', row, { field: 'DATE', direction: 'DESC' })
    }
  }

  return { type: VendorInvoice, resolver: VendorInvoiceResolver }
}
