import assert from 'node:assert/strict'
import { checkRecord } from '../../../../core/check/checkRecord.js'
import { Money } from '../../../../core/money.js'
import { readAll } from '../../../support/readAll.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { checkContext } from '../../checkContext.js'
import { openPortalChanges } from '../../openPortalChanges.js'
import { recordsOnce } from '../../readOnce.js'
import type { Rule } from '../../Rule.js'
import { storedRecords } from '../../storedRecords.js'

/** What canonical records say. */
export const contentRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-60',
    level: 'MUST',
    says: 'references lead to records that exist',
    check: async (scene) => {
      const [users, contacts, matters] = await Promise.all(
        (['USER', 'CONTACT', 'MATTER'] as const).map(async (kind) => new Set((await storedRecords(scene, kind)).keys())),
      )
      const assertKnown = (ids: ReadonlySet<string> | undefined, id: string | null): void =>
        assert.ok(id === null || ids?.has(id) === true, `there is no ${String(id)}`)
      for (const matter of await recordsOnce(scene, 'MATTER')) {
        assertKnown(contacts, matter.clientId)
        assertKnown(users, matter.responsibleAttorneyId)
        for (const { userId, contactId } of matter.participants) {
          assertKnown(users, userId)
          assertKnown(contacts, contactId)
        }
      }
      for (const { matterId, userId } of await recordsOnce(scene, 'TIME_ENTRY')) {
        assertKnown(matters, matterId)
        assertKnown(users, userId)
      }
    },
  },
  {
    id: 'C-61',
    level: 'MUST',
    says: 'a participant is a user or a contact, and client and responsible attorney are among them',
    check: async (scene) => {
      for (const { participants, clientId, responsibleAttorneyId } of await recordsOnce(scene, 'MATTER')) {
        for (const { userId, contactId } of participants) assert.notEqual(userId === null, contactId === null)
        const has = (role: string, id: string | null): boolean =>
          id === null || participants.some((one) => one.role === role && (one.userId ?? one.contactId) === id)
        assert.ok(has('client', clientId))
        assert.ok(has('responsible_attorney', responsibleAttorneyId))
      }
    },
  },
  {
    id: 'C-62',
    level: 'MUST',
    says: 'clients, attorneys, matters and users of work are told where the portal has them',
    check: async (scene) => {
      const matters = await recordsOnce(scene, 'MATTER')
      assert.ok(matters.some(({ clientId }) => clientId !== null))
      assert.ok(matters.some(({ responsibleAttorneyId }) => responsibleAttorneyId !== null))
      assert.ok(matters.some(({ practiceArea }) => practiceArea !== null))
      const entries = await recordsOnce(scene, 'TIME_ENTRY')
      assert.ok(entries.every(({ matterId }) => matterId !== null))
      assert.ok(entries.some(({ userId }) => userId !== null))
    },
  },
  {
    id: 'C-63',
    level: 'MUST',
    says: 'the seconds of work are exact, and its amount is what the vendor’s own rounding gives',
    check: async (scene) => {
      const stored = await storedRecords(scene, 'TIME_ENTRY')
      for (const { vendorId, durationSeconds, amount } of await recordsOnce(scene, 'TIME_ENTRY')) {
        const entry = stored.get(vendorId)
        assert.ok(entry !== undefined)
        assert.equal(durationSeconds, scene.vendor.records.secondsOf(entry), vendorId)
        const expected = scene.vendor.records.amountOf(entry)
        if (expected !== undefined) assert.equal(new Money(amount).toFixed(), new Money(expected).toFixed(), vendorId)
      }
    },
  },
  {
    id: 'C-64',
    level: 'MUST',
    says: 'the names of people and companies arrive letter for letter',
    check: async (scene) => {
      const { world } = scene
      const names = (await recordsOnce(scene, 'CONTACT')).flatMap(({ displayName, primaryContact }) => [
        displayName,
        primaryContact?.family ?? '',
      ])
      for (let index = 0; index < world.contactCount; index += 1) {
        const { kind, companyName, lastName } = world.contact(index)
        const name = kind === 'company' ? companyName : lastName
        assert.ok(
          names.some((written) => written.includes(name)),
          `nobody is called ${name}`,
        )
      }
      const users = (await recordsOnce(scene, 'USER')).map(({ name }) => name)
      for (const { lastName } of world.users)
        assert.ok(
          users.some((name) => name.includes(lastName)),
          `no user is called ${lastName}`,
        )
    },
  },
  {
    id: 'C-65',
    level: 'MUST',
    says: 'what a person changes at the portal is there at the next read, no older than it was',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        const changes = await openPortalChanges(scene, kind)
        if (!changes.can('edit')) continue
        const [existing] = changes.living.keys()
        const vendorId = changes.can('create') ? await changes.create() : existing
        assert.ok(vendorId !== undefined)
        const reader = scene.connection.readers[kind]
        const before = (await reader.readMany([vendorId])).get(vendorId)
        const reads = await changes.edit(vendorId)
        const after = (await reader.readMany([vendorId])).get(vendorId)
        assert.ok(typeof before === 'object' && !(before instanceof Error) && typeof after === 'object' && !(after instanceof Error), kind)
        assert.partialDeepStrictEqual(after, reads, kind)
        assert.ok(after.updatedAt >= before.updatedAt, kind)
        assert.deepEqual(
          (await readAll(reader)).find((record) => record.vendorId === vendorId),
          after,
          kind,
        )
      }
    },
  },
  {
    id: 'C-66',
    level: 'SHOULD',
    says: 'custom fields come with their names and values',
    check: async (scene) => {
      const fields = (await recordsOnce(scene, 'MATTER')).flatMap(({ customFields }) => customFields)
      assert.ok(fields.length > 0)
      for (const { name, value } of fields) assert.ok(name !== '' && value !== null && value !== '')
    },
  },
  {
    id: 'C-67',
    level: 'MUST',
    says: 'every record of a healthy portal passes the checks that stand before the mirror',
    check: async (scene) => {
      const context = await checkContext(scene)
      for (const kind of scene.kinds) {
        for (const record of await recordsOnce(scene, kind)) {
          assert.deepEqual(checkRecord(kind, record, context), [], `${kind} ${record.vendorId}`)
        }
      }
    },
  },
]
