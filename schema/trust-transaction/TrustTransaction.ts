import { Field, InterfaceType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { Matter } from '../matter/Matter.js'
import { Contact } from '../contact/Contact.js'
import { Invoice } from '../invoice/Invoice.js'
import { TrustAccount } from '../trust-account/TrustAccount.js'
import { PaymentStatusEnum } from '../payment/PaymentStatus.js'
import type { PaymentStatus } from '../../core/record/Payment.js'
import { TrustTransactionTypeEnum } from './TrustTransactionType.js'
import type { TrustTransactionType } from '../../core/record/TrustTransaction.js'

/** One movement of trust money. */
@InterfaceType('TrustTransaction', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: 'One movement of trust money.',
  resolveType: typeNameOf,
})
export abstract class TrustTransaction extends VendorRecord {
  @Field(() => TrustTransactionTypeEnum, { simple: true })
  type!: TrustTransactionType

  @Field(() => DecimalScalar, { simple: true, description: "Signed: money into the client's ledger is positive." })
  amount!: string

  @Field(() => DecimalScalar, {
    simple: true,
    nullable: true,
    description: "The client ledger's balance after it, where the vendor tells it.",
  })
  balanceAfter!: string | null

  @Field(() => String, { simple: true, description: 'ISO 4217.' })
  currency!: string

  @Field(() => DateScalar, { simple: true })
  date!: string

  @Field(() => PaymentStatusEnum, { simple: true })
  status!: PaymentStatus

  @Field(() => TrustAccount)
  trustAccount!: TrustAccount

  @Field(() => Contact, { nullable: true })
  client!: Contact | null

  @Field(() => Matter, { nullable: true })
  matter!: Matter | null

  @Field(() => Invoice, { nullable: true, description: 'The invoice it pays.' })
  invoice!: Invoice | null

  @Field(() => String, { simple: true, nullable: true, description: 'card, ach, check, cash, wire, transfer, other: lower case.' })
  method!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'Check number or another reference.' })
  reference!: string | null

  @Field(() => String, { simple: true, nullable: true })
  memo!: string | null

  @Field(() => TrustTransaction, { nullable: true, description: 'The transaction this one undoes.' })
  reverses!: TrustTransaction | null
}
