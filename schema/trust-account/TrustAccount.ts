import { Field, InterfaceType } from 'type-graphql'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { TrustLedger } from './TrustLedger.js'

/** A bank account that holds clients' money. */
@InterfaceType('TrustAccount', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: "A bank account that holds clients' money.",
  resolveType: typeNameOf,
})
export abstract class TrustAccount extends VendorRecord {
  @Field(() => String, { simple: true })
  name!: string

  @Field(() => String, { simple: true, nullable: true })
  bankName!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'The last digits only; never the whole number.' })
  maskedNumber!: string | null

  @Field(() => String, { simple: true, description: 'ISO 4217.' })
  currency!: string

  @Field(() => DecimalScalar, { simple: true, description: 'As the vendor shows it: the sum of the ledgers.' })
  balance!: string

  @Field(() => [TrustLedger], { description: 'Every ledger that is not empty.' })
  ledgers!: readonly TrustLedger[]
}
