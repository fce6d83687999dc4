import { Field, ObjectType } from 'type-graphql'
import { QuarantinedRecord } from './QuarantinedRecord.js'

/** One place in the quarantine. */
@ObjectType('QuarantinedRecordEdge', { simpleResolvers: true, description: 'One place in the quarantine.' })
export class QuarantinedRecordEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after`.' })
  cursor!: string

  @Field(() => QuarantinedRecord)
  node!: QuarantinedRecord
}
