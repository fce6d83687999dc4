import { Directive, Field, ObjectType } from 'type-graphql'

/** An e-mail address of a contact. */
@Directive('@shareable')
@ObjectType('EmailAddress', { simpleResolvers: true, description: 'An e-mail address of a contact.' })
export class EmailAddress {
  @Field(() => String)
  address!: string

  @Field(() => String, { nullable: true, description: 'work, home, … as the vendor labels it.' })
  label!: string | null

  @Field(() => Boolean, { description: 'Whether the vendor marks it as the main one.' })
  primary!: boolean
}
