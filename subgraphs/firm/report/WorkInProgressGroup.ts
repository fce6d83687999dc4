import { Field, Int, InterfaceType } from 'type-graphql'
import { typeNameOf } from '../../../schema/node/typeNameOf.js'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'
import { Account } from '../account/Account.js'

/** Unbilled work of one matter, user or practice area, in one currency. */
@InterfaceType('WorkInProgressGroup', {
  autoRegisterImplementations: false,
  description: 'Unbilled work of one matter, user or practice area, in one currency.',
  resolveType: typeNameOf,
})
export abstract class WorkInProgressGroup {
  @Field(() => Account, { simple: true, nullable: true, description: 'Null for a practice area, which may be at several accounts.' })
  account!: unknown

  @Field(() => String, { simple: true, description: 'ISO 4217. Work in another currency makes a group of its own.' })
  currency!: string

  @Field(() => DecimalScalar, { simple: true, description: 'Hours of the time entries, at most six decimals.' })
  hours!: string

  @Field(() => Int, { simple: true, description: 'How many time entries.' })
  timeEntries!: number

  @Field(() => DecimalScalar, { simple: true, description: 'What the time bills for, before discount and tax.' })
  timeAmount!: string

  @Field(() => Int, { simple: true, description: 'How many expenses.' })
  expenses!: number

  @Field(() => DecimalScalar, { simple: true, description: 'What the expenses bill for, before tax.' })
  expenseAmount!: string

  @Field(() => DecimalScalar, { simple: true, description: 'timeAmount + expenseAmount.' })
  total!: string

  @Field(() => DecimalScalar, { simple: true, description: 'The part of `total` that stands on a draft invoice now.' })
  draftAmount!: string

  @Field(() => DateScalar, { simple: true, description: 'The earliest day worked or spent.' })
  oldestDate!: string
}
