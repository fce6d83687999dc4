import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import type { ChangeAction } from '../../../core/change/Change.js'
import { contractFields } from '../../../core/change/contractFields.js'
import { type RecordKind, recordKinds } from '../../../core/recordKind.js'
import { mirrorTables } from '../../../prisma/mirror/table/mirrorTables.js'
import type { ConvergenceScene } from './ConvergenceScene.js'
import { readRoleVersions, readVersions, type RecordVersion, type RowColumns } from './recordVersions.js'
import { RolesOnMatters } from './RolesOnMatters.js'

/** A row of the change log and the transaction it was written in. */
interface LoggedChange {
  readonly kind: RecordKind
  readonly vendorId: string
  readonly action: ChangeAction
  readonly changedFields: readonly string[]
  readonly transaction: string
}

/** A record as the log has it: each field a client can see, by the columns it is kept in. */
type Visible = ReadonlyMap<string, readonly unknown[]>

/** What the log has been applied to: records, and beside them what their matters say of contacts. */
interface Replayed {
  readonly records: Map<string, Visible>
  readonly onMatters: Map<string, Visible>
}

const nameOf = ({ kind, vendorId }: { readonly kind: RecordKind; readonly vendorId: string }): string => `${kind} ${vendorId}`

/**
 * Applies the change log, from its first row to its last, to nothing, and asserts that it comes out as the mirror: the same living records with the same content; that each row says
 * what became of its record, and exactly the fields that differ from what the rows before it made of it; and that nothing a client can see changed without a row.
 * A contact is seen with what its matters say of it. Gives how many rows were applied, by what they say.
 */
export const replayLog = async ({ database, account }: ConvergenceScene): Promise<ReadonlyMap<ChangeAction, number>> => {
  const versions = Map.groupBy(await readVersions(database, account.key), (version) => `${nameOf(version)} ${version.transaction}`)
  const roles = new RolesOnMatters(await readRoleVersions(database, account.key))
  const changes = await database.query<LoggedChange>(
    `select kind, vendor_id as "vendorId", action, changed_fields as "changedFields", transaction from change where account_key = $1::text order by position`,
    [account.key],
  )
  const replayed: Replayed = { records: new Map(), onMatters: new Map() }
  for (const change of changes) {
    roles.goOn(change.transaction)
    const key = `${nameOf(change)} ${change.transaction}`
    const [version, ...others] = versions.get(key) ?? []
    assert.deepEqual(others, [], `${change.action} of ${nameOf(change)}: its transaction made one version of the row`)
    versions.delete(key)
    if (version === undefined) applyRoles(replayed, change, roles)
    else apply(replayed, change, version, roles)
  }
  for (const version of [...versions.values()].flat()) assertInvisible(version)
  roles.goOn(null)
  const living = await livingRecords({ database, account })
  assert.deepEqual(replayed.records, living)
  for (const [name, told] of replayed.onMatters) assert.deepEqual(told, seenOnMatters(living.get(name), name, roles), `${name}: its roles`)
  return new Map([...Map.groupBy(changes, ({ action }) => action)].map(([action, rows]) => [action, rows.length]))
}

const apply = ({ records, onMatters }: Replayed, change: LoggedChange, { after }: RecordVersion, roles: RolesOnMatters): void => {
  const name = nameOf(change)
  const known = records.get(name)
  assert.equal(
    known === undefined,
    change.action === 'CREATED',
    `${change.action} of ${name}, which ${known === undefined ? 'is not' : 'is'} there`,
  )
  assert.equal(after['deleted_at'] !== null, change.action === 'DELETED', `${change.action} of ${name}`)
  if (change.action === 'DELETED') {
    assert.deepEqual(change.changedFields, [])
    records.delete(name)
    onMatters.delete(name)
    return
  }
  const now = visibleOf(change.kind, after)
  const differing = known === undefined ? [] : differences(known, now)
  assert.deepEqual(change.changedFields.toSorted(), differing, `${change.action} of ${name}: the fields that differ`)
  assert.ok(change.action === 'CREATED' || differing.length > 0, `${name} is told as changed and is not`)
  records.set(name, now)
  if (change.kind === 'CONTACT') onMatters.set(name, seenOnMatters(now, name, roles))
}

/** A row without a version of its record: a contact that is seen with other roles, because of its matters. */
const applyRoles = ({ records, onMatters }: Replayed, change: LoggedChange, roles: RolesOnMatters): void => {
  const name = nameOf(change)
  const known = onMatters.get(name)
  assert.ok(known !== undefined && change.action === 'UPDATED', `${change.action} of ${name}, and its row stayed as it was`)
  const now = seenOnMatters(records.get(name), name, roles)
  const differing = differences(known, now)
  assert.deepEqual(change.changedFields.toSorted(), differing, `${name}: what its matters say differently`)
  assert.ok(differing.length > 0, `${name} is told as changed by its matters and is not`)
  onMatters.set(name, now)
}

const differences = (before: Visible, now: Visible): readonly string[] =>
  [...now].flatMap(([field, value]) => (isDeepStrictEqual(value, before.get(field)) ? [] : [field])).toSorted()

/** What a client sees of a contact that its matters have a part in. */
const seenOnMatters = (own: Visible | undefined, name: string, roles: RolesOnMatters): Visible => {
  const held = roles.of(name.replace('CONTACT ', ''))
  const ownRoles = own?.get('roles')?.[0]
  assert.ok(Array.isArray(ownRoles), `${name} is there`)
  return new Map<string, readonly unknown[]>([
    ['isClient', [own?.get('isClient')?.[0] === true || held.includes('client')]],
    ['roles', [...new Set([...ownRoles.map(String), ...held])].toSorted()],
  ])
}

const visibleOf = (kind: RecordKind, row: RowColumns): Visible =>
  new Map(
    mirrorTables[kind].fields.flatMap(({ name, columns }) => {
      const values = columns.map((column) => row[column.name])
      return contractFields(name).map((field) => [field, values] as const)
    }),
  )

/** A version that no row of the log tells of shows nothing that the one before did not. */
const assertInvisible = ({ kind, vendorId, before, after }: RecordVersion): void => {
  assert.ok(before !== null, `${kind} ${vendorId} came and no change says so`)
  assert.equal(before['deleted_at'] === null, after['deleted_at'] === null, `${kind} ${vendorId} went or came back and no change says so`)
  assert.deepEqual(visibleOf(kind, after), visibleOf(kind, before), `${kind} ${vendorId} changed and no change says so`)
}

const livingRecords = async ({
  database,
  account,
}: Pick<ConvergenceScene, 'database' | 'account'>): Promise<ReadonlyMap<string, Visible>> => {
  const living = new Map<string, Visible>()
  for (const kind of recordKinds) {
    const rows = await database.query<{ row: RowColumns }>(
      `select to_jsonb(r) as row from ${mirrorTables[kind].name} r where account_key = $1::text and deleted_at is null`,
      [account.key],
    )
    for (const { row } of rows) living.set(nameOf({ kind, vendorId: String(row['vendor_id']) }), visibleOf(kind, row))
  }
  return living
}
