import { Field, ObjectType } from 'type-graphql'
import { AuditEvent } from './AuditEvent.js'

/** One place in the audit log. */
@ObjectType('AuditEventEdge', { simpleResolvers: true, description: 'One place in the audit log.' })
export class AuditEventEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after`.' })
  cursor!: string

  @Field(() => AuditEvent)
  node!: AuditEvent
}
