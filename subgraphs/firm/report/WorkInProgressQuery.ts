import { Args, Ctx, Query, Resolver } from 'type-graphql'
import { Money } from '../../../core/money.js'
import { totalWork } from '../../../core/report/totalWork.js'
import { type WorkGroup, workPlace, type WorkTotal } from '../../../core/report/WorkInProgress.js'
import type { FirmContext } from '../FirmContext.js'
import { accountsOfReport } from './accountsOfReport.js'
import { countQuarantined } from './countQuarantined.js'
import { pageOfRows } from './pageOfRows.js'
import { unreadAccounts } from './unreadAccounts.js'
import { withAccounts } from './withAccounts.js'
import { WorkInProgressArguments } from './WorkInProgressArguments.js'
import { WorkInProgressConnection } from './WorkInProgressConnection.js'

/** What the report stands on. */
const kinds = ['TIME_ENTRY', 'EXPENSE', 'INVOICE'] as const
const typeNames = { MATTER: 'MatterWorkInProgress', USER: 'UserWorkInProgress', PRACTICE_AREA: 'PracticeAreaWorkInProgress' } as const

const hoursOf = ({ seconds }: WorkTotal): string => new Money(seconds).div(3_600).toDecimalPlaces(6).toFixed()

/** What was worked and spent and is not billed. */
@Resolver()
export class WorkInProgressQuery {
  @Query(() => WorkInProgressConnection, {
    description: `Billable time and expenses up to a day that were on no issued invoice at its end: the largest amount first within each currency. Answered from the mirror.
Work on a draft invoice is in progress; work on an invoice issued after the day was so then. What the records do not tell: the day of a write-off and of an edit, and for billed work
whose invoice no record names, the day it was billed. Such work counts on no day.`,
  })
  async workInProgress(
    @Args(() => WorkInProgressArguments) { accountIds, vendors, asOf, groupBy, ...page }: WorkInProgressArguments,
    @Ctx() context: FirmContext,
  ): Promise<unknown> {
    const accounts = await accountsOfReport({ accountIds, vendors }, context)
    const [groups, unread, quarantined] = await Promise.all([
      context.reports.workInProgress({ accounts: accounts.map(({ key }) => key), asOf, groupBy }),
      unreadAccounts(accounts, kinds, context),
      countQuarantined(accounts, kinds, context),
    ])
    const rows = groups.map((group: WorkGroup) => ({ ...group, hours: hoursOf(group), practiceArea: group.key }))
    return {
      ...withAccounts(pageOfRows(rows, page, workPlace), accounts, typeNames[groupBy]),
      totals: totalWork(groups).map((total) => ({ ...total, hours: hoursOf(total) })),
      unreadAccounts: unread,
      quarantined,
    }
  }
}
