import { Field, ObjectType } from 'type-graphql'
import { UserError } from '../account/UserError.js'
import { timeEntryStub } from '../record/recordStubs.js'
import { Command } from './Command.js'

/** What a write of a time entry came to. */
@ObjectType('TimeEntryPayload', { simpleResolvers: true, description: 'What a write of a time entry came to.' })
export class TimeEntryPayload {
  @Field(() => Command, { nullable: true, description: 'Null where nothing was kept: an input that was refused, or a dry run.' })
  command!: unknown

  @Field(() => timeEntryStub.record, {
    nullable: true,
    description: 'The entry, once the vendor has it; null while that is open, and when it was deleted.',
  })
  timeEntry!: unknown

  @Field(() => [UserError], { description: 'Wrong inputs and refusals; empty when all is well.' })
  userErrors!: readonly UserError[]
}
