import { Directive, Field, ObjectType } from 'type-graphql'

/** How a client wants to be billed. */
@Directive('@shareable')
@ObjectType('BillingPreferences', { simpleResolvers: true, description: 'How a client wants to be billed.' })
export class BillingPreferences {
  @Field(() => String, { nullable: true, description: 'email, mail, portal, … as the vendor names it.' })
  delivery!: string | null

  @Field(() => String, { nullable: true, description: 'Such as net30.' })
  terms!: string | null

  @Field(() => String, { nullable: true, description: 'ISO 4217.' })
  currency!: string | null
}
