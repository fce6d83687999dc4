import { Field, ObjectType } from 'type-graphql'
import { UserError } from '../account/UserError.js'
import { Command } from '../command/Command.js'

/** What an act on a command came to. */
@ObjectType('CommandPayload', { simpleResolvers: true, description: 'What an act on a command came to.' })
export class CommandPayload {
  @Field(() => Command, { nullable: true })
  command!: unknown

  @Field(() => [UserError], { description: 'Empty when all is well.' })
  userErrors!: readonly UserError[]
}
