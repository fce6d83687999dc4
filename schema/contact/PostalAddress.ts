import { Directive, Field, ObjectType } from 'type-graphql'

/** A postal address. */
@Directive('@shareable')
@ObjectType('PostalAddress', { simpleResolvers: true, description: 'A postal address.' })
export class PostalAddress {
  @Field(() => String, { nullable: true })
  line1!: string | null

  @Field(() => String, { nullable: true })
  line2!: string | null

  @Field(() => String, { nullable: true })
  city!: string | null

  @Field(() => String, { nullable: true, description: 'State or province.' })
  region!: string | null

  @Field(() => String, { nullable: true })
  postalCode!: string | null

  @Field(() => String, { nullable: true, description: 'As the vendor writes it.' })
  country!: string | null

  @Field(() => String, { nullable: true, description: 'home, work, billing, … as the vendor labels it.' })
  label!: string | null
}
