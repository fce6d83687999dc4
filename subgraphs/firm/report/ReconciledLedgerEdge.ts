import { Field, ObjectType } from 'type-graphql'
import { ReconciledLedger } from './ReconciledLedger.js'

/** One place in a list of ledgers. */
@ObjectType('ReconciledLedgerEdge', { simpleResolvers: true, description: 'One place in a list of ledgers.' })
export class ReconciledLedgerEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => ReconciledLedger)
  node!: ReconciledLedger
}
