import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { TimeEntry } from './TimeEntry.js'
import { TimeEntryEdge } from './TimeEntryEdge.js'

/** A page of time entries. */
@Directive('@shareable')
@ObjectType('TimeEntryConnection', { simpleResolvers: true, description: 'A page of time entries.' })
export class TimeEntryConnection {
  @Field(() => [TimeEntryEdge])
  edges!: readonly TimeEntryEdge[]

  @Field(() => [TimeEntry], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly TimeEntry[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
