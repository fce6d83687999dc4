import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { AuditEvent } from './AuditEvent.js'
import { AuditEventEdge } from './AuditEventEdge.js'

/** A page of the audit log, the latest act first. */
@ObjectType('AuditEventConnection', { simpleResolvers: true, description: 'A page of the audit log, the latest act first.' })
export class AuditEventConnection {
  @Field(() => [AuditEventEdge])
  edges!: readonly AuditEventEdge[]

  @Field(() => [AuditEvent], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly AuditEvent[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
