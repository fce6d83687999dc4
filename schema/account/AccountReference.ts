import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** An account as a vendor's subgraph names it: only its id; the firm subgraph knows the rest. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Account', { simpleResolvers: true, description: "One firm's login at one vendor." })
export class AccountReference {
  @Field(() => ID)
  id!: string
}
