import { Ctx, Directive, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { VendorName } from '../../../core/vendor.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import { User } from '../../../schema/user/User.js'
import type { Entity } from '../entity.js'
import type { VendorContext } from '../VendorContext.js'

/** One vendor's User entity and its resolvers. */
export const createUserType = ({ prefix, title }: VendorName) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}User`, { implements: User, simpleResolvers: true, description: `A user of the firm at ${title}.` })
  class VendorUser extends User {}

  @Resolver(() => VendorUser)
  class VendorUserResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'USER'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('USER', { account: row.account, vendorId: row.record.vendorId })
    }
  }

  return { type: VendorUser, resolver: VendorUserResolver }
}
