import { Field, ObjectType } from 'type-graphql'
import type { Json } from '../../../core/record/scalars.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'

/** A field the vendor stored differently. */
@ObjectType('Discrepancy', { simpleResolvers: true, description: 'A field that the vendor stored differently from what was sent.' })
export class Discrepancy {
  @Field(() => String)
  field!: string

  @Field(() => JsonScalar, { nullable: true, description: 'Null where the vendor was left to choose.' })
  sent!: Json

  @Field(() => JsonScalar, { nullable: true })
  stored!: Json
}
