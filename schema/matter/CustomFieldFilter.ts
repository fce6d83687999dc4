import { Field, InputType } from 'type-graphql'
import type { Json } from '../../core/record/scalars.js'
import { JsonScalar } from '../scalars/JsonScalar.js'

/** A custom field's name and the value it must have. */
@InputType('CustomFieldFilter', { description: 'A custom field of this name has exactly this value.' })
export class CustomFieldFilter {
  @Field(() => String)
  name!: string

  @Field(() => JsonScalar)
  value!: Json
}
