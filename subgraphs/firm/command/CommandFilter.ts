import { Field, ID, InputType } from 'type-graphql'
import type { CommandState } from '../../../core/command/commandStates.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { CommandStateEnum } from './CommandState.js'

/** Narrows a list of commands. Every field given must hold; null and absent mean no limit. */
@InputType('CommandFilter', { description: 'Every field narrows; a list means "any of".' })
export class CommandFilter {
  @Field(() => [ID], { nullable: true, description: 'Only commands of these accounts.' })
  accountIds?: readonly string[] | null

  @Field(() => [CommandStateEnum], { nullable: true, description: 'Any of these.' })
  states?: readonly CommandState[] | null

  @Field(() => [String], { nullable: true, description: 'Any of these mutations.' })
  kinds?: readonly string[] | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Kept at this instant or later.' })
  createdSince?: string | null
}
