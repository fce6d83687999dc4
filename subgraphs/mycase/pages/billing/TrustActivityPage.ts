import { pageDrift } from '../../../vendor/page/pageDrift.js'
import { readAttribute } from '../../../vendor/page/readAttribute.js'
import { type Pager, readPager } from '../../../vendor/page/readPager.js'
import { readTable } from '../../../vendor/page/readTable.js'
import { billingPage } from './billingPage.js'
import { billingPager } from './billingPager.js'
import { readTrustTransaction, type TrustTransactionRow, trustTransactionLabels } from './TrustTransactionRow.js'

/** One page of the firm's trust activity: its movements in the order in which they were entered, and where it stands. A page beyond the last is empty. */
export interface TrustActivity {
  readonly rows: readonly TrustTransactionRow[]
  readonly pager: Pager
}

/** The firm's trust activity. The address was seen in 2017; columns, order and paging are assumed. */
export const trustActivityPage = {
  path: (page: number): string => `/bills/activity?trust=true&page=${page}`,
  read: (text: string, asked: number): TrustActivity => {
    const page = billingPage(text, 'trust activity')
    const rows = readTable(page, {
      table: 'table#trust-activity',
      columns: trustTransactionLabels,
      closed: true,
      empty: { selector: 'tr.empty-state', text: 'There is no trust activity.', place: 'row' },
    }).map(({ cells, row }) => readTrustTransaction(readAttribute(row, 'id', /^transaction-(\d+)$/), cells))
    const pager = readPager(page, billingPager, { asked, rows: rows.length })
    rows.forEach(({ id }, index) => {
      const before = rows[index - 1]
      if (before !== undefined && Number(before.id) >= Number(id)) {
        throw pageDrift(page, {
          path: `table#trust-activity tr[${index}]`,
          expected: 'rows in the order in which they were entered',
          came: 'another order',
        })
      }
    })
    return { rows, pager }
  },
} as const
