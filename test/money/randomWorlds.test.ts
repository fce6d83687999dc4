import 'reflect-metadata'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Secret } from '../../core/Secret.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { AccountKey } from '../../core/recordId.js'
import { vendorNames } from '../../core/vendor.js'
import { Releases } from '../../core/release.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Database } from '../../prisma/Database.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import type { SharedBrowser } from '../../subgraphs/vendor/browser/SharedBrowser.js'
import { sandboxPassword, sandboxTotpSecret } from '../../sandbox/portal/logins.js'
import { openPortalChanges } from '../conformance/openPortalChanges.js'
import { vendorsUnderTest } from '../conformance/vendorsUnderTest.js'
import { storedRecords } from '../conformance/storedRecords.js'
import { type Engines, openEngines } from '../support/openEngines.js'
import { readAll } from '../support/readAll.js'
import { withBrowser } from '../support/withBrowser.js'
import { withDatabase } from '../support/withDatabase.js'
import { withFolder } from '../support/withFolder.js'
import { type SandboxVendor, withSandboxVendor } from '../support/withSandboxVendor.js'

/** What a person at the portal's desk does: to which kind, to which of its records, what. Whatever the portal cannot do is passed over. */
interface DeskAct {
  readonly kind: number
  readonly which: number
  readonly change: 'create' | 'edit' | 'remove'
}

const someAct: fc.Arbitrary<DeskAct> = fc.record({
  kind: fc.nat(),
  which: fc.nat(),
  change: fc.constantFrom('create', 'edit', 'edit', 'remove'),
})

/** A firm, and what is done at its portal before each reading but the first. */
const someWorld = fc.record({
  seed: fc.nat(),
  matters: fc.integer({ min: 1, max: 8 }),
  rounds: fc.array(fc.array(someAct, { minLength: 1, maxLength: 10 }), { minLength: 2, maxLength: 3 }),
})

void test('random worlds, randomly edited, are mirrored to the last field', (t) =>
  withBrowser((browser) =>
    withDatabase(async (database) => {
      // One after the other: a portal that answers a whole reading has the sign-in at another wait.
      for (const vendor of vendorsUnderTest) {
        await t.test(vendorNames[vendor.adapter.vendor].title, async () => {
          const tally = { tried: 0, done: 0 }
          const property = fc.asyncProperty(someWorld, ({ rounds, ...world }) =>
            withSandboxVendor(vendor, world, (sandbox) => checkWorld({ sandbox, browser, database, tally }, rounds)),
          )
          await fc.assert(property, { numRuns: 2, endOnFailure: true })
          assert.ok(tally.done > tally.tried / 2, `of ${String(tally.tried)} things tried at the desk only ${String(tally.done)} were done`)
        })
      }
    }),
  ))

const vaultKey = randomBytes(32)
const login = 'demo@example.com'

interface Scene {
  readonly sandbox: SandboxVendor
  readonly browser: SharedBrowser
  readonly database: Database
  readonly tally: { tried: number; done: number }
}

/** Reads a firm whole, and again after each round of changes, and compares. */
const checkWorld = (scene: Scene, rounds: readonly (readonly DeskAct[])[]): Promise<void> =>
  withFolder(async (screenshotFolder) => {
    const { sandbox, tally } = scene
    const releases = new Releases()
    try {
      const engines = await openEngines({ ...scene, portals: [sandbox], screenshotFolder, vaultKey }, releases)
      const account = await connect(engines, sandbox)
      for (const acts of [[], ...rounds]) {
        await act(sandbox, acts, tally)
        await readWhole(engines, sandbox, account)
        for (const kind of sandbox.kinds) await assertMirrored(scene, { engines, account, kind })
      }
    } finally {
      await releases.releaseAll()
    }
  })

const connect = async ({ sessions, clock }: Engines, { vendor: { adapter, oauth }, portal }: SandboxVendor): Promise<AccountKey> => {
  const person = { username: login, password: new Secret(sandboxPassword), totpSecret: new Secret(sandboxTotpSecret) }
  const account = await sessions.connectAccount({
    actor: 'key_test',
    tenant: 'money',
    vendor: adapter.vendor,
    region: null,
    portal,
    login: { ...person, firm: null, ssoProvider: null, code: null },
    oauth,
    consent: { grantedBy: 'The sandbox firm', grantedAt: clock.now().toISOString() },
  })
  return account.key
}

const readWhole = async ({ sync }: Engines, { kinds }: SandboxVendor, account: AccountKey): Promise<void> => {
  const states = await sync.syncAccount(account, { kinds, full: true })
  for (const { kind, phase, lastError } of states.filter((state) => kinds.includes(state.kind)))
    assert.deepEqual([kind, phase, lastError], [kind, 'LIVE', null])
}

/** Does one thing after the other, each to what the portal has by then; what it refuses a person stays undone. */
const act = async (sandbox: SandboxVendor, acts: readonly DeskAct[], tally: { tried: number; done: number }): Promise<void> => {
  for (const { kind, which, change } of acts) {
    const chosen = sandbox.kinds[kind % sandbox.kinds.length]
    assert.ok(chosen !== undefined)
    const changes = await openPortalChanges(sandbox, chosen)
    const ids = [...changes.living.keys()]
    const id = ids[which % ids.length]
    if (id === undefined || !changes.can(change)) continue
    // Whoever is signed in cannot be done without.
    if (change === 'remove' && chosen === 'USER' && JSON.stringify(changes.living.get(id)).includes(login)) continue
    const doing = change === 'create' ? changes.create() : changes[change](id)
    tally.tried += 1
    tally.done += await doing.then(
      () => 1,
      (error: unknown) => {
        assert.match(String(error), /^Error: the desk refused \w+ \S+ with status 4/)
        return 0
      },
    )
  }
}

/** What the mirror lists is what the portal stores, and each record what the portal answers when it is asked again. */
const assertMirrored = async (
  { sandbox, database }: Scene,
  { engines, account, kind }: { readonly engines: Engines; readonly account: AccountKey; readonly kind: RecordKind },
): Promise<void> => {
  const mirror = openMirrorReader(database)
  const stored = [...(await storedRecords(sandbox, kind)).keys()].toSorted()
  const { totalCount } = await mirror.list(kind, { accounts: [account], page: { first: 1 }, withTotal: true, withRaw: false })
  assert.equal(totalCount, stored.length, kind)
  const rows = await mirror.readMany(
    kind,
    stored.map((vendorId) => ({ account, vendorId })),
    { withRaw: true },
  )
  const answered = await engines.sessions.withConnection(account, async ({ readers }) => readAll(readers[kind]))
  const byId = new Map(answered.map((record) => [record.vendorId, record]))
  for (const [at, vendorId] of stored.entries()) {
    const row = rows[at]
    assert.ok(row?.deletedAt === null, `the mirror has no ${kind} ${vendorId}`)
    assert.deepEqual(ownFields(kind, row.record), ownFields(kind, byId.get(vendorId)), `${kind} ${vendorId}`)
  }
}

/** A mirrored contact also says what the matters say of it. */
const ownFields = (kind: RecordKind, record: CanonicalRecord | undefined): object | undefined =>
  kind === 'CONTACT' && record !== undefined ? { ...record, isClient: null, roles: null } : record
