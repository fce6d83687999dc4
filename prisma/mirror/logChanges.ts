import type { RecordKind } from '../../core/recordKind.js'

/** Where the values of a mirror statement stand that its changes are logged with. */
export const [accountValue, readAtValue, sourceValue] = ['$1::text', '$2::timestamptz', '$3::change_source'] as const

/**
 * The insert that logs changes, to stand as a part of the statement that makes them: `changes` gives vendor_id, action, changed_fields and matter_ids,
 * whose nulls are left out.
 */
export const logChanges = (kind: RecordKind, changes: string): string => `
  insert into change (account_key, kind, vendor_id, action, changed_fields, source, observed_at, matter_ids)
  select ${accountValue}, '${kind}', c.vendor_id, c.action::change_action, c.changed_fields, ${sourceValue}, ${readAtValue},
    array_remove(c.matter_ids, null)
  from (${changes}) c`
