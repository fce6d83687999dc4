import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { FirmContext } from '../FirmContext.js'
import { trustTransactionStub } from '../record/recordStubs.js'
import type { Stub } from '../record/stubOf.js'
import type { DifferenceRow } from './reconciliationRows.js'
import { stubOrNull } from './stubOrNull.js'
import { TrustDifference } from './TrustDifference.js'

/** A difference that one transaction makes. */
@ObjectType('TransactionDifference', {
  implements: TrustDifference,
  simpleResolvers: true,
  description: 'A difference that one transaction makes.',
})
export class TransactionDifference extends TrustDifference {}

/** The transaction of a difference. */
@Resolver(() => TransactionDifference)
export class TransactionDifferenceResolver {
  @FieldResolver(() => trustTransactionStub.record, { nullable: true, description: 'Null where it is gone by now.' })
  transaction(@Root() { account, entry }: DifferenceRow, @Ctx() context: FirmContext): Promise<Stub | null> {
    return stubOrNull('TRUST_TRANSACTION', account, entry?.vendorId ?? null, context)
  }
}
