import { Directive, Field, ObjectType } from 'type-graphql'
import type { Json } from '../core/record/scalars.js'
import { JsonScalar } from './scalars/JsonScalar.js'

/** A firm-defined field's value on one record. */
@Directive('@shareable')
@ObjectType('CustomField', { simpleResolvers: true, description: "A firm-defined field's value on one record." })
export class CustomField {
  @Field(() => String, { description: "The field's name as the firm wrote it." })
  name!: string

  @Field(() => JsonScalar, { nullable: true, description: 'Text, number, boolean or date text, as the vendor stores it.' })
  value!: Json

  @Field(() => String, { nullable: true, description: 'The type as the vendor names it.' })
  type!: string | null

  @Field(() => String, { nullable: true, description: "The field definition's id at the vendor." })
  vendorFieldId!: string | null
}
