import 'reflect-metadata'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import type { RecordKind } from '../../core/recordKind.js'
import type { AccountKey } from '../../core/recordId.js'
import { Releases } from '../../core/release.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { Database } from '../../prisma/Database.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { sandboxPassword, sandboxTotpSecret } from '../../sandbox/portal/logins.js'
import { atEveryVendor } from '../conformance/atEveryVendor.js'
import { openPortalChanges } from '../conformance/openPortalChanges.js'
import { storedRecords } from '../conformance/storedRecords.js'
import { type Engines, openEngines } from '../support/openEngines.js'
import { readAll } from '../support/readAll.js'
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

const someWorld = fc.record({
  seed: fc.nat(),
  matters: fc.integer({ min: 1, max: 8 }),
  before: fc.array(someAct, { maxLength: 4 }),
  after: fc.array(someAct, { minLength: 1, maxLength: 12 }),
})

atEveryVendor('random worlds, randomly edited, are mirrored to the last field', (_t, vendor, browser) =>
  withDatabase((database) =>
    withSandboxVendor(vendor, { matters: 1 }, (sandbox) =>
      withFolder(async (screenshotFolder) => {
        const releases = new Releases()
        try {
          const engines = await openEngines({ portals: [sandbox], browser, database, screenshotFolder }, releases)
          const account = await connect(engines, sandbox)
          let [tried, done] = [0, 0]
          const property = fc.asyncProperty(someWorld, async ({ seed, matters, before, after }) => {
            await sandbox.desk.reset({ seed, matters })
            done += await act(sandbox, before)
            await readWhole(engines, sandbox, account)
            done += await act(sandbox, after)
            tried += before.length + after.length
            await readWhole(engines, sandbox, account)
            for (const kind of sandbox.kinds) await assertMirrored({ engines, database, sandbox, account }, kind)
          })
          await fc.assert(property, { numRuns: 3, endOnFailure: true })
          assert.ok(done > tried / 2, `of ${String(tried)} things tried at the desk only ${String(done)} were done`)
        } finally {
          await releases.releaseAll()
        }
      }),
    ),
  ),
)

const connect = async ({ sessions, clock }: Engines, { vendor: { adapter, oauth }, portal }: SandboxVendor): Promise<AccountKey> => {
  const person = { username: 'demo@example.com', password: sandboxPassword, totpSecret: sandboxTotpSecret }
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

/** Does one thing after the other, each to what the portal has by then, and gives how many the portal did; what it refuses a person stays undone. */
const act = async (sandbox: SandboxVendor, acts: readonly DeskAct[]): Promise<number> => {
  let done = 0
  for (const { kind, which, change } of acts) {
    const chosen = sandbox.kinds[kind % sandbox.kinds.length]
    assert.ok(chosen !== undefined)
    const changes = await openPortalChanges(sandbox, chosen)
    const ids = [...changes.living.keys()]
    const id = ids[which % ids.length]
    if (id === undefined || !changes.can(change)) continue
    const doing = change === 'create' ? changes.create() : changes[change](id)
    done += await doing.then(
      () => 1,
      (error: unknown) => {
        assert.match(String(error), /^Error: the desk refused \w+ \S+ with status 4/)
        return 0
      },
    )
  }
  return done
}

/** What the mirror lists is what the portal stores, and each record what the portal answers when it is asked again. */
const assertMirrored = async (
  {
    engines,
    database,
    sandbox,
    account,
  }: { readonly engines: Engines; readonly database: Database; readonly sandbox: SandboxVendor; readonly account: AccountKey },
  kind: RecordKind,
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
