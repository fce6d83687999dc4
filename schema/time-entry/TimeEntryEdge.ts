import { Directive, Field, ObjectType } from 'type-graphql'
import { TimeEntry } from './TimeEntry.js'

/** One place in a list of time entries. */
@Directive('@shareable')
@ObjectType('TimeEntryEdge', { simpleResolvers: true, description: 'One place in a list of time entries.' })
export class TimeEntryEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => TimeEntry)
  node!: TimeEntry
}
