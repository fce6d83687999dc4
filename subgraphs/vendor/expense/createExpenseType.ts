import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { VendorName } from '../../../core/vendor.js'
import { Expense } from '../../../schema/expense/Expense.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import type { Entity } from '../entity.js'
import { invoiceOf } from '../invoice/invoiceOf.js'
import { referenceOf } from '../referenceOf.js'
import type { VendorContext } from '../VendorContext.js'
import type { VendorTypes } from '../VendorTypes.js'

/** One vendor's Expense entity and its resolvers. */
export const createExpenseType = ({ prefix, title }: VendorName, types: VendorTypes) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}Expense`, { implements: Expense, simpleResolvers: true, description: `An expense at ${title}.` })
  class VendorExpense extends Expense {
    @Field(() => types.Matter, { nullable: true })
    override matter!: never

    @Field(() => types.User, { nullable: true, description: 'Who spent it, where the vendor says.' })
    override user!: never

    @Field(() => types.Invoice, { nullable: true, description: 'The invoice it is on; void and deleted ones do not count.' })
    override invoice!: never
  }

  @Resolver(() => VendorExpense)
  class VendorExpenseResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'EXPENSE'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('EXPENSE', { account: row.account, vendorId: row.record.vendorId })
    }

    @FieldResolver(() => types.Matter, { nullable: true })
    matter(@Root() { row }: Entity<'EXPENSE'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'MATTER', row.account, row.record.matterId)
    }

    @FieldResolver(() => types.User, { nullable: true })
    user(@Root() { row }: Entity<'EXPENSE'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'USER', row.account, row.record.userId)
    }

    @FieldResolver(() => types.Invoice, { nullable: true })
    invoice(@Root() { row }: Entity<'EXPENSE'>, @Ctx() { reads }: VendorContext): unknown {
      return invoiceOf(reads, row)
    }
  }

  return { type: VendorExpense, resolver: VendorExpenseResolver }
}
