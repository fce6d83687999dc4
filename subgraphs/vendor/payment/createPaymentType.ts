import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { VendorName } from '../../../core/vendor.js'
import { Payment } from '../../../schema/payment/Payment.js'
import { PaymentApplication } from '../../../schema/payment/PaymentApplication.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import type { Entity } from '../entity.js'
import { referenceOf } from '../referenceOf.js'
import type { VendorContext } from '../VendorContext.js'
import type { VendorTypes } from '../VendorTypes.js'

/** One vendor's Payment entity and its resolvers. */
export const createPaymentType = ({ prefix, title }: VendorName, types: VendorTypes) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}Payment`, { implements: Payment, simpleResolvers: true, description: `A payment at ${title}.` })
  class VendorPayment extends Payment {
    @Field(() => types.Contact, { nullable: true })
    override payer!: never

    @Field(() => types.Matter, { nullable: true, description: 'The one matter it is for; null for none and for several.' })
    override matter!: never

    @Field(() => types.TrustTransaction, { nullable: true, description: 'Set where the money came out of trust.' })
    override trustTransaction!: never
  }

  @Resolver(() => VendorPayment)
  class VendorPaymentResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'PAYMENT'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('PAYMENT', { account: row.account, vendorId: row.record.vendorId })
    }

    @FieldResolver(() => types.Contact, { nullable: true })
    payer(@Root() { row }: Entity<'PAYMENT'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'CONTACT', row.account, row.record.payerId)
    }

    @FieldResolver(() => types.Matter, { nullable: true })
    matter(@Root() { row }: Entity<'PAYMENT'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'MATTER', row.account, row.record.matterId)
    }

    @FieldResolver(() => types.TrustTransaction, { nullable: true })
    trustTransaction(@Root() { row }: Entity<'PAYMENT'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'TRUST_TRANSACTION', row.account, row.record.trustTransactionId)
    }

    @FieldResolver(() => [PaymentApplication])
    async applications(@Root() { row }: Entity<'PAYMENT'>, @Ctx() { reads }: VendorContext): Promise<unknown> {
      const applications = await Promise.all(
        row.record.applications.map(async ({ invoiceId, amount }) => ({
          invoice: await referenceOf(reads, 'INVOICE', row.account, invoiceId),
          amount,
        })),
      )
      return applications.filter(({ invoice }) => invoice !== null)
    }
  }

  return { type: VendorPayment, resolver: VendorPaymentResolver }
}
