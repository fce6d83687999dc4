import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { FirmContext } from '../FirmContext.js'
import { contactStub } from '../record/recordStubs.js'
import type { Stub } from '../record/stubOf.js'
import { ReceivablesGroup } from './ReceivablesGroup.js'
import type { ReceivablesRow } from './ReceivablesRow.js'
import { stubOrNull } from './stubOrNull.js'

/** What one client owes in one currency. */
@ObjectType('ClientReceivables', {
  implements: ReceivablesGroup,
  simpleResolvers: true,
  description: 'What one client owes in one currency.',
})
export class ClientReceivables extends ReceivablesGroup {}

/** The client of a group. */
@Resolver(() => ClientReceivables)
export class ClientReceivablesResolver {
  @FieldResolver(() => contactStub.record, { nullable: true, description: 'Null for invoices that name no client.' })
  client(@Root() { account, vendorId }: ReceivablesRow, @Ctx() context: FirmContext): Promise<Stub | null> {
    return stubOrNull('CONTACT', account, vendorId, context)
  }
}
