import { Field, InterfaceType } from 'type-graphql'
import type { Json } from '../../core/record/scalars.js'
import type { Vendor } from '../../core/vendor.js'
import { AccountReference } from '../account/AccountReference.js'
import { DateTimeScalar } from '../scalars/DateTimeScalar.js'
import { JsonScalar } from '../scalars/JsonScalar.js'
import { VendorEnum } from '../Vendor.js'
import { Node } from './Node.js'
import { typeNameOf } from './typeNameOf.js'

/** What every record read from a vendor has. */
@InterfaceType('VendorRecord', {
  implements: [Node],
  autoRegisterImplementations: false,
  description: 'What every record read from a vendor has.',
  resolveType: typeNameOf,
})
export abstract class VendorRecord extends Node {
  @Field(() => AccountReference, { simple: true, description: 'The account the record was read through.' })
  account!: AccountReference

  @Field(() => VendorEnum, { simple: true, description: 'The system the record lives in.' })
  vendor!: Vendor

  @Field(() => String, { simple: true, description: "The record's id in the vendor's own system." })
  vendorId!: string

  @Field(() => String, { simple: true, nullable: true, description: "Where a person opens this record in the vendor's portal." })
  vendorUrl!: string | null

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: "The caller's own id, where the record was created or linked with one and the vendor keeps it.",
  })
  externalId!: string | null

  @Field(() => DateTimeScalar, { simple: true, nullable: true, description: 'When the vendor says it was created.' })
  createdAt!: string | null

  @Field(() => DateTimeScalar, { simple: true, description: 'When the vendor says it last changed.' })
  updatedAt!: string

  @Field(() => DateTimeScalar, { simple: true, description: 'When this copy was last read from the vendor.' })
  syncedAt!: string

  @Field(() => JsonScalar, {
    nullable: true,
    description: "The vendor's own payload, unmapped. Needs the scope `raw:read`; `FORBIDDEN` without it.",
  })
  raw!: Json
}
