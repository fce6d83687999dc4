import type { AccountKey } from '../../../core/recordId.js'
import { type RecordKind, recordKinds } from '../../../core/recordKind.js'
import type { Database } from '../../../prisma/Database.js'
import { mirrorTables } from '../../../prisma/mirror/table/mirrorTables.js'

/** A row of the mirror by its columns. */
export type RowColumns = Readonly<Record<string, unknown>>

/** What one transaction made of one row of the mirror: noted by the database itself, which knows nothing of the change log. */
export interface RecordVersion {
  readonly kind: RecordKind
  readonly vendorId: string
  /** Null for a row that was not there. */
  readonly before: RowColumns | null
  readonly after: RowColumns
  /** The transaction it was made in. */
  readonly transaction: string
}

/** A role that a matter gave to a contact or took from it, with the transaction it was done in: noted as versions are. */
export interface RoleVersion {
  readonly contactId: string
  readonly role: string
  readonly matterId: string
  readonly isGiven: boolean
  readonly transaction: string
}

/** From now on every version of every row of the mirror, and of every contact's roles, is kept with its transaction; and the change log's rows tell theirs. */
export const recordVersions = async (database: Database): Promise<void> => {
  await database.query(
    `create table test_version (place bigserial primary key, kind text not null, account_key text not null, vendor_id text not null,
       before jsonb, after jsonb not null, transaction text not null default pg_current_xact_id()::text)`,
    [],
  )
  await database.query(
    `create function keep_version() returns trigger language plpgsql as $$
     begin
       if tg_op = 'UPDATE' and to_jsonb(old) - 'synced_at' = to_jsonb(new) - 'synced_at' then return null; end if;
       insert into test_version (kind, account_key, vendor_id, before, after)
       values (tg_argv[0], new.account_key, new.vendor_id, case when tg_op = 'UPDATE' then to_jsonb(old) end, to_jsonb(new));
       return null;
     end $$`,
    [],
  )
  for (const kind of recordKinds) {
    await database.query(
      `create trigger version_is_kept after insert or update on ${mirrorTables[kind].name} for each row execute function keep_version('${kind}')`,
      [],
    )
  }
  await database.query(
    `create table test_role (place bigserial primary key, account_key text not null, contact_id text not null, role text not null, matter_id text not null,
       is_given boolean not null, transaction text not null default pg_current_xact_id()::text)`,
    [],
  )
  await database.query(
    `create function keep_role() returns trigger language plpgsql as $$
     declare r mirror_matter_participant := case when tg_op = 'DELETE' then old else new end;
     begin
       insert into test_role (account_key, contact_id, role, matter_id, is_given) values (r.account_key, r.contact_id, r.role, r.matter_id, tg_op = 'INSERT');
       return null;
     end $$`,
    [],
  )
  await database.query(
    `create trigger role_is_kept after insert or delete on mirror_matter_participant for each row execute function keep_role()`,
    [],
  )
  await database.query(`alter table change add column transaction text not null default pg_current_xact_id()::text`, [])
}

/** Every version of an account's rows so far, in the order they were made. */
export const readVersions = async (database: Database, account: AccountKey): Promise<readonly RecordVersion[]> =>
  database.query<RecordVersion>(
    `select kind, vendor_id as "vendorId", before, after, transaction from test_version where account_key = $1::text order by place`,
    [account],
  )

/** Every move of an account's contacts' roles so far, in the order they were made. */
export const readRoleVersions = async (database: Database, account: AccountKey): Promise<readonly RoleVersion[]> =>
  database.query<RoleVersion>(
    `select contact_id as "contactId", role, matter_id as "matterId", is_given as "isGiven", transaction from test_role
     where account_key = $1::text order by place`,
    [account],
  )
