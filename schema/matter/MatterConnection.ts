import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { Matter } from './Matter.js'
import { MatterEdge } from './MatterEdge.js'

/** A page of matters. */
@Directive('@shareable')
@ObjectType('MatterConnection', { simpleResolvers: true, description: 'A page of matters.' })
export class MatterConnection {
  @Field(() => [MatterEdge])
  edges!: readonly MatterEdge[]

  @Field(() => [Matter], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly Matter[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
