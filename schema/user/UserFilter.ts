import { Field, InputType } from 'type-graphql'
import { RecordFilter } from '../query/RecordFilter.js'

/** Narrows a list of users. Every field given must hold; a list means any of its values; null and absent mean no limit. */
@InputType('UserFilter', { description: 'Every field narrows; a list means "any of".' })
export class UserFilter extends RecordFilter {
  @Field(() => Boolean, { nullable: true })
  active?: boolean | null

  @Field(() => String, { nullable: true, description: 'The whole role, letter case ignored.' })
  role?: string | null

  @Field(() => String, { nullable: true, description: 'The whole address, letter case ignored.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'Part of the name, letter case ignored.' })
  name?: string | null
}
