import { Field, ID, InputType } from 'type-graphql'
import { WriteInput } from './WriteInput.js'

/** A time entry to be deleted. */
@InputType('DeleteTimeEntryInput', { description: 'A time entry to be deleted.' })
export class DeleteTimeEntryInput extends WriteInput {
  @Field(() => ID)
  id!: string
}
