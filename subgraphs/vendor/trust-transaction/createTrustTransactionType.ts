import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { VendorName } from '../../../core/vendor.js'
import { TrustTransaction } from '../../../schema/trust-transaction/TrustTransaction.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import type { Entity } from '../entity.js'
import { referenceOf } from '../referenceOf.js'
import type { VendorContext } from '../VendorContext.js'
import type { VendorTypes } from '../VendorTypes.js'

/** One vendor's TrustTransaction entity and its resolvers. */
export const createTrustTransactionType = ({ prefix, title }: VendorName, types: VendorTypes) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}TrustTransaction`, {
    implements: TrustTransaction,
    simpleResolvers: true,
    description: `A movement of trust money at ${title}.`,
  })
  class VendorTrustTransaction extends TrustTransaction {
    @Field(() => types.TrustAccount)
    override trustAccount!: never

    @Field(() => types.Contact, { nullable: true })
    override client!: never

    @Field(() => types.Matter, { nullable: true })
    override matter!: never

    @Field(() => types.Invoice, { nullable: true, description: 'The invoice it pays.' })
    override invoice!: never

    @Field(() => types.TrustTransaction, { nullable: true, description: 'The transaction this one undoes.' })
    override reverses!: never
  }

  @Resolver(() => VendorTrustTransaction)
  class VendorTrustTransactionResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'TRUST_TRANSACTION'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('TRUST_TRANSACTION', { account: row.account, vendorId: row.record.vendorId })
    }

    @FieldResolver(() => types.TrustAccount)
    trustAccount(@Root() { row }: Entity<'TRUST_TRANSACTION'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'TRUST_ACCOUNT', row.account, row.record.trustAccountId)
    }

    @FieldResolver(() => types.Contact, { nullable: true })
    client(@Root() { row }: Entity<'TRUST_TRANSACTION'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'CONTACT', row.account, row.record.clientId)
    }

    @FieldResolver(() => types.Matter, { nullable: true })
    matter(@Root() { row }: Entity<'TRUST_TRANSACTION'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'MATTER', row.account, row.record.matterId)
    }

    @FieldResolver(() => types.Invoice, { nullable: true })
    invoice(@Root() { row }: Entity<'TRUST_TRANSACTION'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'INVOICE', row.account, row.record.invoiceId)
    }

    @FieldResolver(() => types.TrustTransaction, { nullable: true })
    reverses(@Root() { row }: Entity<'TRUST_TRANSACTION'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'TRUST_TRANSACTION', row.account, row.record.reversesId)
    }
  }

  return { type: VendorTrustTransaction, resolver: VendorTrustTransactionResolver }
}
