import assert from 'node:assert/strict'
import { MattergraphError, SessionDeadError } from '../../../../core/errors.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import { retryRuleOf } from '../../../../core/retry.js'
import type { VendorConnection } from '../../../../core/vendorAdapter.js'
import type { Faults } from '../../../support/PortalDesk.js'
import { readAll } from '../../../support/readAll.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { limitScale } from '../../../support/withSandboxVendor.js'
import type { Rule } from '../../Rule.js'
import { storedRecords } from '../../storedRecords.js'

const always = 1_000
const mostReads = 300
const { attempts } = retryRuleOf('VENDOR_UNAVAILABLE')

/** What reads come to when the portal fails, refuses or forgets. The last rule ends the session. */
export const sessionRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-70',
    level: 'MUST',
    says: 'a server error that lasts is VENDOR_UNAVAILABLE, after the attempts of the retry table and no more',
    check: (scene) => checkUnavailable(scene, { next: [{ do: 'error', status: 500, times: always }] }),
  },
  {
    id: 'C-71',
    level: 'MUST',
    says: 'a connection that is cut every time is VENDOR_UNAVAILABLE',
    check: async (scene) => {
      await checkUnavailable(scene, { next: [{ do: 'drop-before', times: always }] })
      await checkUnavailable(scene, { next: [{ do: 'drop-after', times: always }] })
    },
  },
  {
    id: 'C-72',
    level: 'MUST',
    says: 'an error or a cut connection that passes is not noticed',
    check: async (scene) => {
      for (const fault of ['error', 'drop-before', 'drop-after'] as const) {
        for (const kind of scene.kinds) {
          const expected = [...(await storedRecords(scene, kind)).keys()].toSorted()
          await withFaults(scene, { next: [{ do: fault, status: 502, times: attempts - 1 }] }, async () => {
            const read = (await readAll(scene.reconnect().readers[kind])).map(({ vendorId }) => vendorId)
            assert.deepEqual(read.toSorted(), expected, `${kind} after ${fault}`)
          })
        }
      }
    },
  },
  {
    id: 'C-73',
    level: 'MUST',
    says: 'a portal that limits requests is waited for as long as it asks, and everything is read',
    check: async (scene) => {
      const expected = [...(await storedRecords(scene, 'TIME_ENTRY')).keys()].toSorted()
      await withFaults(scene, { next: [{ do: 'error', status: 429, times: 2 }] }, async () => {
        const sleeps = scene.clock.sleeps.length
        const read = (await readAll(scene.reconnect().readers.TIME_ENTRY)).map(({ vendorId }) => vendorId)
        assert.deepEqual(read.toSorted(), expected)
        assert.ok(scene.clock.sleeps.length >= sleeps + 2, 'nothing was waited for')
      })
      // The portal keeps the published limit, the connection a thousand times as much: refusals of the portal's own, with its own headers.
      await withFaults(scene, { rateLimit: { scale: 1 / limitScale } }, async () => {
        const sleeps = scene.clock.sleeps.length
        for (let read = 0; read < mostReads && scene.clock.sleeps.length === sleeps; read += 1)
          await scene.connection.readers.USER.readPage(null)
        assert.ok(scene.clock.sleeps.length > sleeps, `the portal refused none of ${String(mostReads)} requests`)
      })
    },
  },
  {
    id: 'C-74',
    level: 'MUST',
    says: 'closing a connection ends a read that hangs, as VENDOR_UNAVAILABLE',
    check: (scene) =>
      withFaults(scene, { next: [{ do: 'hang', times: always }] }, async () => {
        const connection = scene.reconnect()
        const reading = connection.readers.MATTER.readPage(null)
        const failed = assert.rejects(reading, isError('VENDOR_UNAVAILABLE'))
        await connection.close()
        await failed
      }),
  },
  {
    id: 'C-75',
    level: 'MUST',
    says: 'a page answered with 200 in place of records is never read as records, nor as their absence',
    check: (scene) =>
      withFaults(scene, { next: [{ do: 'html', times: always }] }, async () => {
        for (const kind of scene.kinds) await assertNothingRead(scene, kind, isRefusal)
      }),
  },
  {
    id: 'C-76',
    level: 'MUST',
    says: 'the sign-in page with status 200 is a dead session',
    check: async (scene) => {
      for (const drift of scene.vendor.softLoginDrifts) {
        await withFaults(scene, { drift }, async () => {
          for (const kind of scene.kinds) await assertNothingRead(scene, kind, isDead)
        })
      }
    },
  },
  {
    id: 'C-79',
    level: 'MUST',
    says: 'a session the portal ended is a dead session at every read, and a new sign-in reads again',
    check: async (scene) => {
      await scene.desk.order({ expireSessions: true })
      for (const kind of scene.kinds) await assertNothingRead(scene, kind, isDead)
      await assert.rejects(scene.reconnect().account(), isDead)
      const again = await scene.signInAgain()
      assert.equal((await readAll(again.readers.MATTER)).length, (await storedRecords(scene, 'MATTER')).size)
    },
  },
]

const isDead = (error: unknown): boolean => error instanceof SessionDeadError
const isError =
  (...codes: readonly string[]) =>
  (error: unknown): boolean =>
    error instanceof MattergraphError && codes.includes(error.code)
const isRefusal = (error: unknown): boolean => isDead(error) || isError('DRIFT', 'VENDOR_UNAVAILABLE')(error)

const withFaults = async ({ desk }: SignedIn, faults: Faults, use: () => Promise<void>): Promise<void> => {
  await desk.order(faults)
  try {
    await use()
  } finally {
    await desk.calm()
  }
}

const checkUnavailable = async (scene: SignedIn, faults: Faults): Promise<void> => {
  for (const kind of scene.kinds) {
    const [id] = (await storedRecords(scene, kind)).keys()
    assert.ok(id !== undefined)
    for (const read of [pageOf(kind), manyOf(kind, id)]) {
      await withFaults(scene, faults, async () => {
        const { readers } = scene.reconnect()
        await scene.desk.forgetRequests()
        await assert.rejects(read(readers), isError('VENDOR_UNAVAILABLE'), kind)
        // A read may ask for two things at once; neither is asked for more often than the table allows.
        const made = await scene.desk.requests()
        assert.ok(made >= attempts && made % attempts === 0, `${kind}: ${String(made)} requests`)
      })
    }
  }
}

type Read = (readers: VendorConnection['readers']) => Promise<unknown>
const pageOf =
  (kind: RecordKind): Read =>
  (readers) =>
    readers[kind].readPage(null)
/** Fails as a whole or for its one key. */
const manyOf =
  (kind: RecordKind, id: string): Read =>
  async (readers) => {
    const result = (await readers[kind].readMany([id])).get(id)
    if (result instanceof Error) throw result
    return result
  }

const assertNothingRead = async (scene: SignedIn, kind: RecordKind, expected: (error: unknown) => boolean): Promise<void> => {
  const [id] = (await storedRecords(scene, kind)).keys()
  assert.ok(id !== undefined)
  for (const read of [pageOf(kind), manyOf(kind, id)]) await assert.rejects(read(scene.reconnect().readers), expected, kind)
}
