import { Field, ObjectType } from 'type-graphql'
import { Account } from './Account.js'
import { UserError } from './UserError.js'

/** What a mutation on an account came to. */
@ObjectType('AccountPayload', { simpleResolvers: true, description: 'What became of it: the account, or why not.' })
export class AccountPayload {
  @Field(() => Account, { nullable: true })
  account!: unknown

  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
