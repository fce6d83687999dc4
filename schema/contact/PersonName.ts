import { Directive, Field, ObjectType } from 'type-graphql'

/** The person to talk to at an organization. */
@Directive('@shareable')
@ObjectType('PersonName', { simpleResolvers: true, description: 'The person to talk to at an organization.' })
export class PersonName {
  @Field(() => String, { nullable: true })
  given!: string | null

  @Field(() => String, { nullable: true })
  family!: string | null

  @Field(() => String, { nullable: true })
  email!: string | null
}
