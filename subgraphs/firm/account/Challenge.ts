import { Field, ID, ObjectType } from 'type-graphql'
import { MfaMethodEnum, type MfaMethod } from './MfaMethod.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'

/** A code or choice that a person must give before the vendor lets the account in. */
@ObjectType('Challenge', {
  simpleResolvers: true,
  description: 'A code or choice that a person must give before the vendor lets the account in.',
})
export class Challenge {
  @Field(() => ID)
  id!: string

  @Field(() => MfaMethodEnum)
  method!: MfaMethod

  @Field(() => String, { nullable: true, description: 'Where the code went, as the vendor masks it.' })
  sentTo!: string | null

  @Field(() => DateTimeScalar)
  expiresAt!: string

  @Field(() => [String], { nullable: true, description: 'What to choose from, for ACCOUNT_CHOICE.' })
  options!: readonly string[] | null
}
