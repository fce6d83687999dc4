import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { FirmContext } from '../FirmContext.js'
import { matterStub } from '../record/recordStubs.js'
import type { Stub } from '../record/stubOf.js'
import { ReceivablesGroup } from './ReceivablesGroup.js'
import type { ReceivablesRow } from './ReceivablesRow.js'
import { stubOrNull } from './stubOrNull.js'

/** What is open for one matter in one currency. */
@ObjectType('MatterReceivables', {
  implements: ReceivablesGroup,
  simpleResolvers: true,
  description: 'What is open for one matter in one currency.',
})
export class MatterReceivables extends ReceivablesGroup {}

/** The matter of a group. */
@Resolver(() => MatterReceivables)
export class MatterReceivablesResolver {
  @FieldResolver(() => matterStub.record, {
    nullable: true,
    description: 'Null for invoices without a matter, and for later payments of an invoice of several matters that name none of them.',
  })
  matter(@Root() { account, vendorId }: ReceivablesRow, @Ctx() context: FirmContext): Promise<Stub | null> {
    return stubOrNull('MATTER', account, vendorId, context)
  }
}
