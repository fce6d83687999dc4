import { Field, ObjectType } from 'type-graphql'

/** A wrong input or a refused business rule. */
@ObjectType('UserError', { simpleResolvers: true, description: 'A wrong input or a refused business rule: data, not an exception.' })
export class UserError {
  @Field(() => String, { description: 'Stable; for programs.' })
  code!: string

  @Field(() => String, { description: 'For people.' })
  message!: string

  @Field(() => [String], { nullable: true, description: 'Points into the input.' })
  path!: readonly string[] | null
}
