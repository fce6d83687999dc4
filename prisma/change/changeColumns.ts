import type { Change } from '../../core/change/Change.js'

/** The columns of a change with those of its account, named as its fields; the row is called `c`, its account `a`. */
export const changeColumns = `c.position, a.tenant, c.account_key as account, a.vendor::text as vendor, c.kind::text as kind, c.vendor_id as "vendorId", c.action::text as action,
  c.changed_fields as "changedFields", c.source::text as source, c.observed_at as "observedAt", c.matter_ids as "matterIds"`

/** Changes with their accounts. */
export const changesWithAccounts = 'change c join account a on a.key = c.account_key'

/** The select list names every field, and the enums of the table are the types' own. */
export const toChange = (row: unknown): Change => {
  const { position, tenant, account, vendor, kind, vendorId, action, changedFields, source, observedAt, matterIds } = row as Change
  return { position, tenant, account, vendor, kind, vendorId, action, changedFields, source, observedAt, matterIds }
}
