import type { Page } from 'puppeteer'
import type { SignInOutcome, SignInTools } from '../../../core/vendorAdapter.js'
import { actOnRow } from './actOnRow.js'
import { describeAddress } from './describeAddress.js'
import { goTo } from './goTo.js'
import { saveDrift } from './saveDrift.js'
import type { SignInRow, SignInTable } from './SignInTable.js'
import { type FoundPage, type SpentRow, waitForRow } from './waitForRow.js'
import { type NavigationWatch, watchNavigation } from './watchNavigation.js'

/** How long a sign-in may wait for pages in all; the time people take to answer a challenge is not counted. */
const longestWaitMs = 120_000

/** Drives a portal's sign-in pages by a table until an outcome. Throws only for faults of our own; pages unlike the table are the outcome DRIFT. */
export const runSignIn = async (tools: SignInTools<Page>, table: SignInTable): Promise<SignInOutcome> => {
  const { web, auth, api } = tools.portal
  const watch = watchNavigation(tools.page, new Set([web, auth, api].map((origin) => new URL(origin).host)))
  try {
    return (await actOnRow(tools, watch, startRow(table))) ?? (await followRows(tools, table, watch))
  } finally {
    watch.stop()
  }
}

const startRow = (table: SignInTable): SignInRow => ({
  name: 'start',
  mark: {},
  act: async (tools) => goTo(tools.page, table.start(tools), table.patienceMs),
})

const followRows = async (tools: SignInTools<Page>, table: SignInTable, watch: NavigationWatch): Promise<SignInOutcome> => {
  const visits = new Map<SignInRow, number>()
  let spent: SpentRow | undefined
  let leftMs = longestWaitMs
  for (;;) {
    const since = performance.now()
    const page = await waitForRow({ page: tools.page, table, watch, spent, deadline: since + leftMs })
    leftMs -= performance.now() - since
    if (page.found !== 'ROW') return endWithoutRow(tools, page, spent, watch)
    const { row, document } = page
    const visit = (visits.get(row) ?? 0) + 1
    if (visit > (row.visits ?? 1)) return saveDrift(tools, row.name, `the ${row.name} came more often than expected (${visit} times)`)
    visits.set(row, visit)
    spent = { row, document }
    const outcome = await actOnRow(tools, watch, row)
    if (outcome !== undefined) return outcome
  }
}

const endWithoutRow = async (
  tools: SignInTools<Page>,
  page: Exclude<FoundPage, { found: 'ROW' }>,
  spent: SpentRow | undefined,
  watch: NavigationWatch,
): Promise<SignInOutcome> => {
  const after = spent === undefined ? '' : ` after the ${spent.row.name}`
  if (page.found === 'TROUBLE') return { outcome: 'UNAVAILABLE', detail: `${page.trouble}${after}` }
  const at = describeAddress(page.look?.address ?? watch.address())
  const title = page.look?.title ?? ''
  return saveDrift(tools, 'unknown page', `unknown page${after}: ${at}, titled “${title.slice(0, 120)}”`)
}
