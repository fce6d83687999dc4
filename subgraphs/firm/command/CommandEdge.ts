import { Field, ObjectType } from 'type-graphql'
import { Command } from './Command.js'

/** One place in a list of commands. */
@ObjectType('CommandEdge', { simpleResolvers: true, description: 'One place in a list of commands.' })
export class CommandEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => Command)
  node!: Command
}
