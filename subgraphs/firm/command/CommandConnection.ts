import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { Command } from './Command.js'
import { CommandEdge } from './CommandEdge.js'

/** A page of commands, the latest first. */
@ObjectType('CommandConnection', { simpleResolvers: true, description: 'A page of commands, the latest first.' })
export class CommandConnection {
  @Field(() => [CommandEdge])
  edges!: readonly CommandEdge[]

  @Field(() => [Command], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly Command[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
