import type { ChangeSource } from '../../core/change/Change.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Sql } from '../Database.js'
import { accountValue } from './logChanges.js'
import { logContactRoles } from './logContactRoles.js'

/** A role that a matter gave to a contact, or took from it. */
export interface MovedRole {
  readonly matterId: string
  readonly contactId: string
  readonly role: string
  readonly isAdded: boolean
}

/** Whose matters moved, and what the change log says of it. */
export interface RoleMove {
  readonly account: AccountKey
  readonly readAt: Instant
  readonly source: ChangeSource
}

/**
 * Logs the contacts that are seen with other roles since matters gave or took some: those for which that was the first, or the last, word on a role. To be called
 * in the transaction that moved them, after it. Two transactions that each take the last role but one wait for each other here, so that the second sees what is left.
 */
export const logMovedRoles = async (sql: Sql, { account, readAt, source }: RoleMove, moved: readonly MovedRole[]): Promise<void> => {
  if (moved.length === 0) return
  const contacts = [...new Set(moved.map(({ contactId }) => contactId))]
  const living = await sql.query<object>(lockContacts, [account, contacts])
  if (living.length === 0) return
  await sql.query(logContacts, [
    account,
    readAt,
    source,
    moved.map(({ matterId }) => matterId),
    moved.map(({ contactId }) => contactId),
    moved.map(({ role }) => role),
    moved.map(({ isAdded }) => String(isAdded)),
  ])
}

const lockContacts = `
select vendor_id from mirror_contact where account_key = ${accountValue} and vendor_id = any($2::text[]) and deleted_at is null
order by vendor_id for no key update`

/** A role that moved may have been the contact's before, and may be now, by its own record or by other matters. */
const logContacts = `
with moved as (
  select contact_id, role, bool_or(not is_added::boolean) as is_taken, array_agg(matter_id) filter (where is_added::boolean) as given_by
  from unnest($4::text[], $5::text[], $6::text[], $7::text[]) as m(matter_id, contact_id, role, is_added) group by contact_id, role
), differing as (
  select m.contact_id, m.role from moved m
  cross join lateral (
    select count(*) > 0 as is_had, m.is_taken or count(*) filter (where p.matter_id <> all(coalesce(m.given_by, '{}'))) > 0 as was_had
    from mirror_matter_participant p where p.account_key = ${accountValue} and p.contact_id = m.contact_id and p.role = m.role
  ) on_matters where is_had <> was_had
)${logContactRoles('differing')}`
