import { load } from 'cheerio'
import { MattergraphError } from '../../../core/errors.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'

/** What the dashboard tells of the firm and of what the user's role opens. Where it stands on the page is assumed. */
export interface DashboardPage {
  readonly firmName: string
  readonly entitlements: readonly string[]
}

/** Where the dashboard is. */
export const dashboardPath = 'Dashboard'

/** The menu's controllers are named after the vendor's old words for things. */
const entitlementOfController: Readonly<Record<string, string>> = {
  account: 'contacts',
  project: 'matters',
  timeentry: 'time',
  expense: 'expenses',
  saledocument: 'invoices',
  payment: 'payments',
  bankaccount: 'trust',
}

/** Reads the dashboard's HTML; throws DRIFT where it does not name the firm. */
export const readDashboard = (html: string): DashboardPage => {
  const page = load(html)
  const firmName = blankToNull(page('.tenant-name').first().text())
  if (firmName === null) {
    throw new MattergraphError(
      'DRIFT',
      "PracticePanther answered in an unknown form: Dashboard: expected the firm's name, came a page without it",
      {
        vendor: 'PRACTICEPANTHER',
      },
    )
  }
  const controllers = page('.page-sidebar a')
    .toArray()
    .map((link) => /^\/(\w+)/.exec(page(link).attr('href') ?? '')?.[1]?.toLowerCase() ?? '')
  return { firmName, entitlements: [...new Set(controllers.flatMap((controller) => entitlementOfController[controller] ?? []))] }
}
