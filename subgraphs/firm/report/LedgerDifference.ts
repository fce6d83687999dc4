import { Field, ObjectType } from 'type-graphql'
import { ReconciledLedger } from './ReconciledLedger.js'
import { TrustDifference } from './TrustDifference.js'

/** A difference of one ledger. */
@ObjectType('LedgerDifference', { implements: TrustDifference, simpleResolvers: true, description: 'A difference of one ledger.' })
export class LedgerDifference extends TrustDifference {
  @Field(() => ReconciledLedger)
  ledger!: ReconciledLedger
}
