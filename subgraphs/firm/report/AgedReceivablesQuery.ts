import { Args, Ctx, Query, Resolver } from 'type-graphql'
import { receivablesPlace } from '../../../core/report/Receivables.js'
import { totalReceivables } from '../../../core/report/totalReceivables.js'
import type { FirmContext } from '../FirmContext.js'
import { accountsOfReport } from './accountsOfReport.js'
import { AgedReceivablesArguments } from './AgedReceivablesArguments.js'
import { AgedReceivablesConnection } from './AgedReceivablesConnection.js'
import { countQuarantined } from './countQuarantined.js'
import { pageOfRows } from './pageOfRows.js'
import { unreadAccounts } from './unreadAccounts.js'
import { withAccounts } from './withAccounts.js'

/** What the report stands on. */
const kinds = ['INVOICE', 'PAYMENT'] as const
const typeNames = { CLIENT: 'ClientReceivables', MATTER: 'MatterReceivables' } as const

/** Who owes how much for how long. */
@Resolver()
export class AgedReceivablesQuery {
  @Query(() => AgedReceivablesConnection, {
    description: `What was open on issued invoices at the end of a day, by days past due: the largest amount first within each currency. Answered from the mirror.
An invoice ages from its due date; from its issue date where it has none; one with neither is not past due.
Payments dated after the day are added back. What the records do not tell: the day of a write-off, of a void, and of an edit. So a write-off counts on every day, and an
invoice that is void or deleted now counts on none. Money received and applied to no invoice is not taken off.`,
  })
  async agedReceivables(
    @Args(() => AgedReceivablesArguments) { accountIds, vendors, asOf, buckets, groupBy, ...page }: AgedReceivablesArguments,
    @Ctx() context: FirmContext,
  ): Promise<unknown> {
    const accounts = await accountsOfReport({ accountIds, vendors }, context)
    const [groups, unread, quarantined] = await Promise.all([
      context.reports.receivables({ accounts: accounts.map(({ key }) => key), asOf, bounds: buckets, groupBy }),
      unreadAccounts(accounts, kinds, context),
      countQuarantined(accounts, kinds, context),
    ])
    const connection = pageOfRows(groups, page, receivablesPlace)
    return {
      ...withAccounts(connection, accounts, typeNames[groupBy]),
      totals: totalReceivables(groups),
      unreadAccounts: unread,
      quarantined,
    }
  }
}
