import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { QuarantinedRecord } from './QuarantinedRecord.js'
import { QuarantinedRecordEdge } from './QuarantinedRecordEdge.js'

/** A page of the quarantine, what was found last first. */
@ObjectType('QuarantinedRecordConnection', { simpleResolvers: true, description: 'A page of the quarantine, what was found last first.' })
export class QuarantinedRecordConnection {
  @Field(() => [QuarantinedRecordEdge])
  edges!: readonly QuarantinedRecordEdge[]

  @Field(() => [QuarantinedRecord], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly QuarantinedRecord[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
