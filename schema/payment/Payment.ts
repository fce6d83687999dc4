import { Field, InterfaceType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { Matter } from '../matter/Matter.js'
import { Contact } from '../contact/Contact.js'
import { TrustTransaction } from '../trust-transaction/TrustTransaction.js'
import { PaymentStatusEnum } from './PaymentStatus.js'
import type { PaymentStatus } from '../../core/record/Payment.js'
import { PaymentApplication } from './PaymentApplication.js'

/** Money paid for invoices, from the client or out of trust. */
@InterfaceType('Payment', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: 'Money paid for invoices, from the client or out of trust.',
  resolveType: typeNameOf,
})
export abstract class Payment extends VendorRecord {
  @Field(() => PaymentStatusEnum, { simple: true })
  status!: PaymentStatus

  @Field(() => DecimalScalar, { simple: true })
  amount!: string

  @Field(() => String, { simple: true, description: 'ISO 4217.' })
  currency!: string

  @Field(() => DateScalar, { simple: true })
  date!: string

  @Field(() => String, { simple: true, nullable: true, description: 'card, ach, check, cash, wire, trust, other: lower case.' })
  method!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'Who processed a card or bank payment.' })
  processor!: string | null

  @Field(() => String, { simple: true, nullable: true, description: "The processor's own id of it." })
  transactionId!: string | null

  @Field(() => Contact, { nullable: true })
  payer!: Contact | null

  @Field(() => Matter, { nullable: true, description: 'The one matter it is for; null for none and for several.' })
  matter!: Matter | null

  @Field(() => [PaymentApplication], { description: 'What of it settles which invoice.' })
  applications!: readonly PaymentApplication[]

  @Field(() => TrustTransaction, { nullable: true, description: 'Set where the money came out of trust.' })
  trustTransaction!: TrustTransaction | null

  @Field(() => String, { simple: true, nullable: true })
  memo!: string | null
}
