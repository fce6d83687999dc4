import { Directive, Field, ObjectType } from 'type-graphql'
import { DateScalar } from '../scalars/DateScalar.js'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { Matter } from '../matter/Matter.js'
import { User } from '../user/User.js'
import { UtbmsCode } from '../utbms/UtbmsCode.js'
import { TimeEntry } from '../time-entry/TimeEntry.js'
import { Expense } from '../expense/Expense.js'
import { LineItemKindEnum } from './LineItemKind.js'
import type { LineItemKind } from '../../core/record/Invoice.js'

/** One line of an invoice. */
@Directive('@shareable')
@ObjectType('InvoiceLineItem', { simpleResolvers: true, description: 'One line of an invoice.' })
export class InvoiceLineItem {
  @Field(() => LineItemKindEnum)
  kind!: LineItemKind

  @Field(() => DateScalar, { nullable: true })
  date!: string | null

  @Field(() => String)
  description!: string

  @Field(() => Matter, { nullable: true, description: 'The matter it is for.' })
  matter!: Matter | null

  @Field(() => User, { nullable: true, description: 'Who did the work.' })
  user!: User | null

  @Field(() => String, { nullable: true, description: 'Activity or UTBMS code.' })
  activityCode!: string | null

  @Field(() => UtbmsCode, { nullable: true, description: 'What `activityCode` means; null where it is none of UTBMS.' })
  utbmsCode!: UtbmsCode | null

  @Field(() => DecimalScalar, { description: 'Hours for time.' })
  quantity!: string

  @Field(() => DecimalScalar)
  rate!: string

  @Field(() => DecimalScalar, { description: "Before the invoice's discount and tax; negative for what takes away." })
  amount!: string

  @Field(() => Boolean, { nullable: true })
  taxable!: boolean | null

  @Field(() => TimeEntry, { nullable: true, description: 'The time it bills.' })
  timeEntry!: TimeEntry | null

  @Field(() => Expense, { nullable: true, description: 'The expense it bills.' })
  expense!: Expense | null
}
