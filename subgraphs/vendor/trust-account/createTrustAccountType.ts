import { Ctx, Directive, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { VendorName } from '../../../core/vendor.js'
import { TrustAccount } from '../../../schema/trust-account/TrustAccount.js'
import { TrustLedger } from '../../../schema/trust-account/TrustLedger.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import type { Entity } from '../entity.js'
import { referenceOf } from '../referenceOf.js'
import type { VendorContext } from '../VendorContext.js'

/** One vendor's TrustAccount entity and its resolvers. */
export const createTrustAccountType = ({ prefix, title }: VendorName) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}TrustAccount`, { implements: TrustAccount, simpleResolvers: true, description: `A trust account at ${title}.` })
  class VendorTrustAccount extends TrustAccount {}

  @Resolver(() => VendorTrustAccount)
  class VendorTrustAccountResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'TRUST_ACCOUNT'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('TRUST_ACCOUNT', { account: row.account, vendorId: row.record.vendorId })
    }

    @FieldResolver(() => [TrustLedger])
    ledgers(@Root() { row }: Entity<'TRUST_ACCOUNT'>, @Ctx() { reads }: VendorContext): unknown {
      return row.record.ledgers.map(async (ledger) => {
        const [client, matter] = await Promise.all([
          referenceOf(reads, 'CONTACT', row.account, ledger.clientId),
          referenceOf(reads, 'MATTER', row.account, ledger.matterId),
        ])
        return { ...ledger, client, matter }
      })
    }
  }

  return { type: VendorTrustAccount, resolver: VendorTrustAccountResolver }
}
