import { Field, InterfaceType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { Matter } from '../matter/Matter.js'
import { Contact } from '../contact/Contact.js'
import { Payment } from '../payment/Payment.js'
import { InvoiceStatusEnum } from './InvoiceStatus.js'
import type { InvoiceStatus } from '../../core/record/Invoice.js'
import { InvoiceLineItem } from './InvoiceLineItem.js'

/** A bill to a client. */
@InterfaceType('Invoice', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: 'A bill to a client.',
  resolveType: typeNameOf,
})
export abstract class Invoice extends VendorRecord {
  @Field(() => String, { simple: true, nullable: true, description: "The firm's own invoice number." })
  number!: string | null

  @Field(() => InvoiceStatusEnum, { simple: true })
  status!: InvoiceStatus

  @Field(() => [Matter], { description: 'None for an invoice without a matter, several where the vendor bills several at once.' })
  matters!: readonly Matter[]

  @Field(() => Contact, { nullable: true, description: 'Who is billed.' })
  client!: Contact | null

  @Field(() => DateScalar, { simple: true, nullable: true })
  issueDate!: string | null

  @Field(() => DateScalar, { simple: true, nullable: true })
  dueDate!: string | null

  @Field(() => [InvoiceLineItem])
  lineItems!: readonly InvoiceLineItem[]

  @Field(() => DecimalScalar, { simple: true, description: 'The sum of the lines.' })
  subtotal!: string

  @Field(() => DecimalScalar, { simple: true, description: 'What is taken off, as a positive number.' })
  discount!: string

  @Field(() => DecimalScalar, { simple: true })
  tax!: string

  @Field(() => DecimalScalar, { simple: true, description: 'subtotal - discount + tax; negative for a credit.' })
  total!: string

  @Field(() => DecimalScalar, { simple: true, description: 'Paid out of trust.' })
  trustApplied!: string

  @Field(() => DecimalScalar, { simple: true, description: 'Paid otherwise.' })
  paid!: string

  @Field(() => DecimalScalar, { simple: true, description: 'What the firm no longer asks for.' })
  writtenOff!: string

  @Field(() => DecimalScalar, { simple: true, description: 'total - paid - trustApplied - writtenOff; 0 for void and deleted invoices.' })
  balance!: string

  @Field(() => String, { simple: true, description: 'ISO 4217.' })
  currency!: string

  @Field(() => String, { simple: true, nullable: true, description: 'Where the client pays online.' })
  paymentLink!: string | null

  @Field(() => [Payment], { description: 'The payments that settle it, in part or in whole; the latest first.' })
  payments!: readonly Payment[]
}
