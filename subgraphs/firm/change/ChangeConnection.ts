import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { Change } from './Change.js'
import { ChangeEdge } from './ChangeEdge.js'

/** A page of the change log, the oldest change first. */
@ObjectType('ChangeConnection', { simpleResolvers: true, description: 'A page of the change log, the oldest change first.' })
export class ChangeConnection {
  @Field(() => [ChangeEdge])
  edges!: readonly ChangeEdge[]

  @Field(() => [Change], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly Change[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
