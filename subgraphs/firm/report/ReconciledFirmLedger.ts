import { ObjectType } from 'type-graphql'
import { ReconciledLedger } from './ReconciledLedger.js'

/** Money in the account that belongs to no client. */
@ObjectType('ReconciledFirmLedger', {
  implements: ReconciledLedger,
  simpleResolvers: true,
  description: "Money in the account that belongs to no client: interest, the bank's fees, and what nobody allocated.",
})
export class ReconciledFirmLedger extends ReconciledLedger {}
