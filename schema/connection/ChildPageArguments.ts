import { ArgsType, Field, Int } from 'type-graphql'

/** Which part of a record's own list is wanted. */
@ArgsType()
export class ChildPageArguments {
  @Field(() => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' })
  first!: number | null

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null

  @Field(() => Int, { nullable: true, description: 'In place of `first`: at most this many from the end, 1 to 200.' })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'The `startCursor` of the page after.' })
  before?: string | null
}
