import { Directive, Field, ObjectType } from 'type-graphql'

/** Where a page stands in its list. */
@Directive('@shareable')
@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean

  @Field(() => Boolean)
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true })
  startCursor!: string | null

  @Field(() => String, { nullable: true })
  endCursor!: string | null
}
