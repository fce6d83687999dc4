import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { FirmContext } from '../FirmContext.js'
import { contactStub, matterStub } from '../record/recordStubs.js'
import type { Stub } from '../record/stubOf.js'
import { ReconciledLedger } from './ReconciledLedger.js'
import type { LedgerRow } from './reconciliationRows.js'
import { stubOrNull } from './stubOrNull.js'

/** One client's money for one matter. */
@ObjectType('ReconciledClientLedger', {
  implements: ReconciledLedger,
  simpleResolvers: true,
  description: "One client's money in the account for one matter, on the day of the report.",
})
export class ReconciledClientLedger extends ReconciledLedger {}

/** Whose money a ledger is. */
@Resolver(() => ReconciledClientLedger)
export class ReconciledClientLedgerResolver {
  @FieldResolver(() => contactStub.record, { nullable: true, description: "The transactions' own client, else the matter's." })
  client(@Root() { account, clientId }: LedgerRow, @Ctx() context: FirmContext): Promise<Stub | null> {
    return stubOrNull('CONTACT', account, clientId, context)
  }

  @FieldResolver(() => matterStub.record, { nullable: true, description: 'Null for money that is not allocated to a matter.' })
  matter(@Root() { account, matterId }: LedgerRow, @Ctx() context: FirmContext): Promise<Stub | null> {
    return stubOrNull('MATTER', account, matterId, context)
  }
}
