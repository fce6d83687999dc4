import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'

const meaning =
  'Days after its date on which a deposit that nobody reported as returned counts as cleared; null: only when the vendor says that it cleared.'

/** When deposits count as cleared, by how they came. */
@ObjectType('ClearingDays', { simpleResolvers: true, description: meaning })
@InputType('ClearingDaysInput', { description: `${meaning} What is not given stays as it was.` })
export class ClearingDays {
  @Field(() => Int, { nullable: true })
  cash?: number | null

  @Field(() => Int, { nullable: true })
  wire?: number | null

  @Field(() => Int, { nullable: true })
  check?: number | null

  @Field(() => Int, { nullable: true })
  ach?: number | null

  @Field(() => Int, { nullable: true })
  card?: number | null

  @Field(() => Int, { nullable: true })
  other?: number | null
}

/** What the firm has decided for an account's trust money. */
@ObjectType('TrustPolicy', {
  simpleResolvers: true,
  description: "What the firm has decided for this account's trust money; where it has decided nothing, the default.",
})
export class TrustPolicy {
  @Field(() => ClearingDays)
  clearingDays!: ClearingDays

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day of the last closed period: nothing is booked on it or before; null where no period is closed.',
  })
  closedThrough!: string | null
}
