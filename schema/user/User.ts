import { Field, InterfaceType } from 'type-graphql'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { DecimalScalar } from '../scalars/DecimalScalar.js'

/** A person of the firm who signs in at the vendor. */
@InterfaceType('User', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: 'A person of the firm who signs in at the vendor.',
  resolveType: typeNameOf,
})
export abstract class User extends VendorRecord {
  @Field(() => String, { simple: true })
  name!: string

  @Field(() => String, { simple: true, nullable: true })
  email!: string | null

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'attorney, paralegal, staff, billing, admin, … as the vendor names it.',
  })
  role!: string | null

  @Field(() => Boolean, { simple: true, description: 'Whether the person may still sign in.' })
  active!: boolean

  @Field(() => DecimalScalar, {
    simple: true,
    nullable: true,
    description: "Default hourly rate in the account's currency, where the vendor tells.",
  })
  rate!: string | null
}
