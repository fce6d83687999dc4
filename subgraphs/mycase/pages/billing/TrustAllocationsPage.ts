import type { DecimalString } from '../../../../core/record/scalars.js'
import { readDecimal, usMoney } from '../../../vendor/page/readDecimal.js'
import { readLabels } from '../../../vendor/page/readLabels.js'
import { readLinkId } from '../../../vendor/page/readLinkId.js'
import { pageDrift } from '../../../vendor/page/pageDrift.js'
import { type Pager, readPager } from '../../../vendor/page/readPager.js'
import { readTable } from '../../../vendor/page/readTable.js'
import { unlessBlank } from '../../../vendor/page/unlessBlank.js'
import { billingPage } from './billingPage.js'
import { billingPager } from './billingPager.js'
import { readCaseId, readContactId, readLinked } from './readLinked.js'
import { noCase, noContact } from './TrustTransactionRow.js'

/** One contact's money in one trust account, for one case or unallocated. */
export interface AllocationRow {
  /** Null for the firm's own money. */
  readonly clientId: string | null
  readonly matterId: string | null
  readonly balance: DecimalString
}

/** One page of the allocations of a trust account. */
export interface TrustAllocations {
  /** What the account holds by the page itself. */
  readonly accountBalance: DecimalString
  readonly rows: readonly AllocationRow[]
  readonly pager: Pager
}

/** Everybody's money in one trust account. The vendor describes allocations by contact; a page of a whole account is assumed, and so is its layout. */
export const trustAllocationsPage = {
  path: (account: string, page: number): string => `/bills/trust_allocations?bank_account=${account}&page=${page}`,
  read: (text: string, asked: { readonly account: string; readonly page: number }): TrustAllocations => {
    const page = billingPage(text, 'trust allocations')
    const summary = readLabels(page, {
      list: 'dl#trust-account-summary',
      labels: { account: 'Account', balance: 'Account Balance' },
      closed: true,
    })
    if (readLinkId(summary.account, /^\/bank_accounts\/(\d+)$/) !== asked.account) {
      throw pageDrift(page, { path: summary.account.path, expected: 'the account asked for', came: 'another' })
    }
    const rows = readTable(page, {
      table: 'table#trust-allocations',
      columns: { contact: 'Contact', allocation: 'Allocation', balance: 'Balance', minimum: 'Minimum Trust Balance' },
      closed: true,
      empty: { selector: 'tr.empty-state', text: 'There is no money in trust.', place: 'row' },
    }).map(({ cells }): AllocationRow => {
      // Only a warning to people: nothing is set aside by it. Read, so that a column that moved shows.
      unlessBlank(cells.minimum, (value) => readDecimal(value, usMoney))
      return {
        clientId: readLinked(cells.contact, noContact, readContactId),
        matterId: readLinked(cells.allocation, noCase, readCaseId),
        balance: readDecimal(cells.balance, usMoney),
      }
    })
    const pager = readPager(page, billingPager, { asked: asked.page, rows: rows.length })
    return { accountBalance: readDecimal(summary.balance, usMoney), rows, pager }
  },
} as const
