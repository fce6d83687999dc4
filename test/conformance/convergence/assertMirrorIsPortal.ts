import assert from 'node:assert/strict'
import { Secret } from '../../../core/Secret.js'
import { checkContextOf } from '../../../core/check/checkContextOf.js'
import { checkRecord } from '../../../core/check/checkRecord.js'
import type { MirroredContact } from '../../../core/mirror/MirrorRow.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { ContactRecord } from '../../../core/record/Contact.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { RecordReaders, VendorConnection } from '../../../core/vendorAdapter.js'
import { openMirrorReader } from '../../../prisma/mirror/openMirrorReader.js'
import { mirrorTables } from '../../../prisma/mirror/table/mirrorTables.js'
import { noBrowser } from '../../support/noBrowser.js'
import { readAll } from '../../support/readAll.js'
import { limitScale } from '../../support/withSandboxVendor.js'
import { storedRecords } from '../storedRecords.js'
import type { ConvergenceScene } from './ConvergenceScene.js'

/**
 * Asserts that the mirror's living records are, field by field, what an adapter that was never used before reads of the portal now, and that this is everything
 * the portal stores. What fails its checks is in quarantine and keeps no other out.
 */
export const assertMirrorIsPortal = async (scene: ConvergenceScene, kinds: readonly RecordKind[] = scene.portal.kinds): Promise<void> => {
  const connection = await openFresh(scene)
  try {
    for (const kind of kinds) await assertKind(scene, connection, kind)
  } finally {
    await connection.close()
  }
}

const assertKind = async (scene: ConvergenceScene, { readers }: VendorConnection, kind: RecordKind): Promise<void> => {
  const context = checkContextOf(scene.account, scene.clock.now())
  const read: readonly CanonicalRecord[] = await readAll(readers[kind])
  const stored = await storedRecords(scene.portal, kind)
  assert.deepEqual(
    read.map(({ vendorId }) => vendorId).toSorted(),
    [...stored.keys()].toSorted(),
    `${kind}: what is read and what is stored`,
  )
  const good = new Map(read.filter((record) => checkRecord(kind, record, context).length === 0).map((record) => [record.vendorId, record]))
  const refused = new Set(read.map(({ vendorId }) => vendorId).filter((vendorId) => !good.has(vendorId)))
  const mirrored = await readLiving(scene, kind)
  const ids = [...mirrored.keys()].filter((vendorId) => !refused.has(vendorId))
  assert.deepEqual(ids.toSorted(), [...good.keys()].toSorted(), `${kind}: which records there are`)
  const rolesOf = 'CONTACT' === kind ? await matterRoles(readers) : null
  for (const [vendorId, record] of good) {
    const expected = rolesOf === null ? record : withRoles(record as ContactRecord, rolesOf.get(vendorId) ?? [])
    assert.deepEqual(mirrored.get(vendorId), expected, `${kind} ${vendorId}`)
  }
}

/** The roles each contact has on matters, as the portal has them now. */
const matterRoles = async ({ MATTER }: RecordReaders): Promise<ReadonlyMap<string, readonly string[]>> => {
  const held = (await readAll(MATTER)).flatMap(({ clientId, participants }) => [
    ...participants.map(({ contactId, role }) => ({ contactId, role })),
    { contactId: clientId, role: 'client' },
  ])
  return new Map([...Map.groupBy(held, ({ contactId }) => contactId ?? '')].map(([id, those]) => [id, those.map(({ role }) => role)]))
}

/** What the mirror says of a contact beside its own record: what its matters say of it. */
const withRoles = (contact: ContactRecord, onMatters: readonly string[]): MirroredContact => ({
  ...contact,
  isClient: contact.isClient === true || onMatters.includes('client'),
  roles: [...new Set([...(contact.roles ?? []), ...onMatters])].toSorted(),
})

const readLiving = async (
  { database, account: { key: account } }: ConvergenceScene,
  kind: RecordKind,
): Promise<ReadonlyMap<string, object>> => {
  const living = await database.query<{ vendorId: string }>(
    `select vendor_id as "vendorId" from ${mirrorTables[kind].name} where account_key = $1::text and deleted_at is null`,
    [account],
  )
  const rows = await openMirrorReader(database).readMany(
    kind,
    living.map(({ vendorId }) => ({ account, vendorId })),
  )
  return new Map(rows.flatMap((row) => (row === null ? [] : [[row.record.vendorId, row.record]])))
}

/** The account's session as the vault has it, opened by an adapter that keeps nothing of what was read before. */
const openFresh = async ({ portal, account: { key }, vault, clock }: ConvergenceScene): Promise<VendorConnection> =>
  portal.vendor.adapter.open(
    {
      portal: portal.portal,
      session: new Secret(await vault.read(key, 'session')),
      account: key,
      oauth: portal.vendor.oauth,
      clock,
      limitScale,
      saveSession: (session) => vault.write(key, 'session', session.reveal()),
    },
    noBrowser,
  )
