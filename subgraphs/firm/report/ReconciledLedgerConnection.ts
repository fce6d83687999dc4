import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { ReconciledLedger } from './ReconciledLedger.js'
import { ReconciledLedgerEdge } from './ReconciledLedgerEdge.js'

/** A page of ledgers. */
@ObjectType('ReconciledLedgerConnection', { simpleResolvers: true, description: 'A page of ledgers.' })
export class ReconciledLedgerConnection {
  @Field(() => [ReconciledLedgerEdge])
  edges!: readonly ReconciledLedgerEdge[]

  @Field(() => [ReconciledLedger], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly ReconciledLedger[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages.' })
  totalCount!: number
}
