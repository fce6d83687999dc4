import { accountValue, logChanges } from './logChanges.js'

/**
 * The end of a statement that logs the contacts to which other roles on matters make a difference, beside what their own records say. `roles` is a relation of its
 * `with`: contact_id, role.
 */
export const logContactRoles = (roles: string): string => `, concerned as materialized (
  select vendor_id, is_client, roles::jsonb as roles from mirror_contact
  where account_key = ${accountValue} and vendor_id = any(array(select contact_id from ${roles})) and deleted_at is null
), changed as (
  select c.vendor_id, bool_or(d.role = 'client' and not coalesce(c.is_client, false)) as is_client, bool_or(not c.roles ? d.role) as roles
  from ${roles} d join concerned c on c.vendor_id = d.contact_id group by c.vendor_id
)${logChanges(
  'CONTACT',
  `select vendor_id, 'UPDATED' as action, array_remove(array[case when is_client then 'isClient' end, case when roles then 'roles' end], null) as changed_fields,
    array[]::text[] as matter_ids
  from changed where is_client or roles order by vendor_id`,
)}`
