import type { AccountFacts } from '../../../core/vendorAdapter.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { dashboardPath, readDashboard } from '../pages/DashboardPage.js'
import type { FirmFacts } from './firmFacts.js'

/** What the signed-in account is. The firm's name and what the role opens stand on the dashboard only. */
export const readAccount = async (api: PracticePantherApi, facts: () => Promise<FirmFacts>): Promise<AccountFacts> => {
  const { me, legacyMe, timeZone, currency } = await facts()
  const { firmName, entitlements } = readDashboard(await api.page(dashboardPath))
  const role = roleName(legacyMe.role ?? '')
  return {
    firmName,
    region: null,
    timeZone,
    currency,
    userId: me.id,
    userName: me.display_name,
    roles: role === null ? [] : [role],
    entitlements,
  }
}
