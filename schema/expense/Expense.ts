import { Field, InterfaceType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { Matter } from '../matter/Matter.js'
import { User } from '../user/User.js'
import { UtbmsCode } from '../utbms/UtbmsCode.js'
import { Invoice } from '../invoice/Invoice.js'
import { BillingStatusEnum } from '../time-entry/BillingStatus.js'
import type { BillingStatus } from '../../core/record/TimeEntry.js'

/** Money spent on a matter. */
@InterfaceType('Expense', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: 'Money spent on a matter.',
  resolveType: typeNameOf,
})
export abstract class Expense extends VendorRecord {
  @Field(() => Matter, { nullable: true })
  matter!: Matter | null

  @Field(() => User, { nullable: true, description: 'Who spent it, where the vendor says.' })
  user!: User | null

  @Field(() => DateScalar, { simple: true })
  date!: string

  @Field(() => String, { simple: true })
  description!: string

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'UTBMS expense code such as `E112`, or the firm’s own code or category.',
  })
  expenseCode!: string | null

  @Field(() => UtbmsCode, { simple: true, nullable: true, description: 'What `expenseCode` means; null where it is none of UTBMS.' })
  utbmsCode!: UtbmsCode | null

  @Field(() => DecimalScalar, { simple: true })
  quantity!: string

  @Field(() => DecimalScalar, { simple: true })
  unitAmount!: string

  @Field(() => DecimalScalar, { simple: true, description: 'quantity × unitAmount as the vendor rounds it, before tax.' })
  amount!: string

  @Field(() => Boolean, { simple: true, nullable: true })
  taxable!: boolean | null

  @Field(() => Boolean, { simple: true })
  billable!: boolean

  @Field(() => String, { simple: true, description: 'ISO 4217.' })
  currency!: string

  @Field(() => BillingStatusEnum, { simple: true })
  status!: BillingStatus

  @Field(() => Invoice, { nullable: true, description: 'The invoice it is on; void and deleted ones do not count.' })
  invoice!: Invoice | null
}
