import { Field, ObjectType } from 'type-graphql'
import { Account } from './Account.js'
import { Challenge } from './Challenge.js'
import { UserError } from './UserError.js'

/** What a sign-in came to. */
@ObjectType('SessionPayload', {
  simpleResolvers: true,
  description: 'What a sign-in came to: the account, the next challenge, or why not.',
})
export class SessionPayload {
  @Field(() => Account, { nullable: true })
  account!: unknown

  @Field(() => Challenge, { nullable: true, description: 'Set where the vendor asks for one more answer.' })
  challenge!: Challenge | null

  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
