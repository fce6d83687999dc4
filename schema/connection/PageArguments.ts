import { ArgsType, Field, Int } from 'type-graphql'

/** Which part of a list is wanted, in Relay's words: from the start with `first` and `after`, or from the end with `last` and `before`. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, description: 'At most this many from the start: 1 to 200, 50 where neither is given.' })
  first?: number | null

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null

  @Field(() => Int, { nullable: true, description: 'At most this many from the end: 1 to 200. Not together with `first`.' })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'The `startCursor` of the page after.' })
  before?: string | null
}
