import type { Vendor } from '../../core/vendor.js'
import type { Capability } from '../../core/vendorAdapter.js'
import type { Sql } from '../Database.js'

/** Says of every account of a vendor what it can do now: a newer release may read and write more than the one the account was connected with. */
export const renewCapabilities = async (sql: Sql, vendor: Vendor, capabilities: readonly Capability[]): Promise<void> => {
  await sql.query('update account set capabilities = $2::jsonb where vendor = $1::vendor and capabilities <> $2::jsonb', [
    vendor,
    JSON.stringify(capabilities),
  ])
}
