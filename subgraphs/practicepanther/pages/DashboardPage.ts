import { load } from 'cheerio'
import { MattergraphError } from '../../../core/errors.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'

/** What the dashboard tells of the firm and of what the user's role opens. Where it stands on the page is assumed. */
export interface DashboardPage {
  readonly firmName: string
  /** The number the firm has in the internal API. */
  readonly tenantId: string
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
  const name = page('.tenant-name').first()
  const firmName = blankToNull(name.text())
  if (firmName === null) throw drift("expected the firm's name, came a page without it")
  const tenantId = name.attr('data-tenant-id') ?? ''
  if (!/^\d{1,19}$/.test(tenantId)) throw drift("expected the firm's number, came a page without it")
  const controllers = page('.page-sidebar a')
    .toArray()
    .map((link) => /^\/(\w+)/.exec(page(link).attr('href') ?? '')?.[1]?.toLowerCase() ?? '')
  return { firmName, tenantId, entitlements: [...new Set(controllers.flatMap((controller) => entitlementOfController[controller] ?? []))] }
}

const drift = (difference: string): MattergraphError =>
  new MattergraphError('DRIFT', `PracticePanther answered in an unknown form: Dashboard: ${difference}`, { vendor: 'PRACTICEPANTHER' })
