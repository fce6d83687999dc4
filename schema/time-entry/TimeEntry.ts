import { Field, Int, InterfaceType } from 'type-graphql'
import type { BillingStatus } from '../../core/record/TimeEntry.js'
import { Invoice } from '../invoice/Invoice.js'
import { Matter } from '../matter/Matter.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { DateScalar } from '../scalars/DateScalar.js'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { User } from '../user/User.js'
import { UtbmsCode } from '../utbms/UtbmsCode.js'
import { BillingStatusEnum } from './BillingStatus.js'

/** Time one user worked on one matter. */
@InterfaceType('TimeEntry', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: 'Time one user worked on one matter.',
  resolveType: typeNameOf,
})
export abstract class TimeEntry extends VendorRecord {
  @Field(() => Matter, { nullable: true })
  matter!: Matter | null

  @Field(() => User, { nullable: true })
  user!: User | null

  @Field(() => DateScalar, { simple: true, description: 'The day worked, in the firm’s zone.' })
  date!: string

  @Field(() => Int, {
    simple: true,
    description: 'Whole seconds worked: the one exact duration; hours and durationMinutes are derived from it.',
  })
  durationSeconds!: number

  @Field(() => DecimalScalar, { simple: true, description: 'durationSeconds / 60, at most six decimals.' })
  durationMinutes!: string

  @Field(() => DecimalScalar, { simple: true, description: 'durationSeconds / 3600, at most six decimals.' })
  hours!: string

  @Field(() => String, { simple: true })
  description!: string

  @Field(() => Boolean, { simple: true })
  billable!: boolean

  @Field(() => String, { simple: true, nullable: true, description: 'Activity or UTBMS task code, e.g. `L110`.' })
  activityCode!: string | null

  @Field(() => UtbmsCode, { simple: true, nullable: true, description: 'What `activityCode` means; null where it is none of UTBMS.' })
  utbmsCode!: UtbmsCode | null

  @Field(() => DecimalScalar, { simple: true, nullable: true, description: 'Hourly rate.' })
  rate!: string | null

  @Field(() => DecimalScalar, { simple: true, description: 'What it bills for, as the vendor rounds it; `"0"` where not billable.' })
  amount!: string

  @Field(() => String, { simple: true, description: 'ISO 4217.' })
  currency!: string

  @Field(() => BillingStatusEnum, { simple: true })
  status!: BillingStatus

  @Field(() => Invoice, { nullable: true, description: 'The invoice it is on; void and deleted ones do not count.' })
  invoice!: Invoice | null

  @Field(() => String, { simple: true, nullable: true, description: "The caller's reference (timer id, call id) sent on creation." })
  referenceId!: string | null

  @Field(() => [String], { simple: true })
  tags!: readonly string[]
}
