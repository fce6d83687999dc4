import assert from 'node:assert/strict'
import type { CheckContext } from '../../../../core/check/Check.js'
import { checkRecord } from '../../../../core/check/checkRecord.js'
import { MattergraphError, SessionDeadError } from '../../../../core/errors.js'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { ReadResult } from '../../../../core/vendorAdapter.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { checkContext } from '../../checkContext.js'
import type { Rule } from '../../Rule.js'
import type { VendorUnderTest } from '../../VendorUnderTest.js'
import { asFailure, type DriftReads, type KindRead, readUnderDrifts, underDrift } from './readUnderDrifts.js'

/** Enough to fill several requests everywhere. */
const idsAsked = 60

// Read once for both rules that look at it: sixteen variants of four kinds take their time.
const reads = new WeakMap<SignedIn, Promise<DriftReads>>()
const readsOf = (scene: SignedIn): Promise<DriftReads> => {
  const made = reads.get(scene) ?? readUnderDrifts(scene)
  reads.set(scene, made)
  return made
}

/** What reads come to when the portal's answers leave their documented form. */
export const driftRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-80',
    level: 'MUST',
    says: 'every known variant of drift stops a read, or is told to be harmless and why',
    check: async (scene) => {
      for (const [drift, { kinds, accountFailure }] of (await readsOf(scene)).drifted) {
        const stopped =
          accountFailure !== undefined || [...kinds.values()].some(({ failure, refused }) => failure !== undefined || refused.length > 0)
        const harmless = scene.vendor.harmlessDrifts[drift] !== undefined
        assert.equal(stopped, !harmless, `${drift} ${stopped ? 'stopped a read' : 'stopped nothing'}`)
      }
    },
  },
  {
    id: 'C-81',
    level: 'MUST',
    says: 'no page read under drift gives the mirror a record that is not what it was before',
    check: async (scene) => {
      const { undrifted, drifted } = await readsOf(scene)
      for (const [drift, { kinds }] of drifted) {
        for (const [kind, read] of kinds) {
          assertTrue(read, { vendor: scene.vendor, drift, kind, expected: byId(undrifted.kinds.get(kind)) })
        }
      }
    },
  },
  {
    id: 'C-82',
    level: 'MUST',
    says: 'asked for by id under drift, a record is what it was, an error or refused by its checks, and never absent',
    check: async (scene) => {
      const { undrifted, drifted } = await readsOf(scene)
      const context = await checkContext(scene)
      for (const drift of drifted.keys()) {
        await underDrift(scene, drift, async () => {
          for (const kind of scene.kinds) {
            const expected = byId(undrifted.kinds.get(kind))
            const { readers } = scene.reconnect()
            const read = await readers[kind].readMany([...expected.keys()].slice(0, idsAsked)).catch((thrown: unknown) => asFailure(thrown))
            if (read instanceof Error) assert.ok(isDrift(read), `${drift}, ${kind}: ${read.message}`)
            else
              for (const [id, result] of read) {
                if (!isDrift(result) && !isRefused(kind, result, context)) assertSame(result, expected.get(id), `${drift}, ${kind}`)
              }
          }
        })
      }
    },
  },
]

const byId = (read: KindRead | undefined): ReadonlyMap<string, CanonicalRecord> =>
  new Map(read?.records.map((record) => [record.vendorId, record]))

const isDrift = (result: unknown): boolean =>
  result instanceof SessionDeadError || (result instanceof MattergraphError && result.code === 'DRIFT')

/** Whether what was read is a record that the mirror would not take over. */
const isRefused = (kind: RecordKind, result: ReadResult | undefined, context: CheckContext): boolean =>
  result !== undefined && result !== 'ABSENT' && !(result instanceof Error) && checkRecord(kind, result, context).length > 0

interface Expectation {
  readonly vendor: VendorUnderTest
  readonly drift: string
  readonly kind: RecordKind
  readonly expected: ReadonlyMap<string, CanonicalRecord>
}

/** Each record once and as it was; all of them, where the read came to its end and the lack of some would show. */
const assertTrue = ({ records, refused, failure }: KindRead, { vendor, drift, kind, expected }: Expectation): void => {
  const where = `${drift}, ${kind}`
  for (const record of records) assertSame(record, expected.get(record.vendorId), where)
  assert.equal(new Set(records.map(({ vendorId }) => vendorId)).size, records.length, `${where}: a record came twice`)
  if (failure !== undefined) assert.ok(isDrift(failure), `${where}: ${failure.name} ${failure.message}`)
  else if (vendor.incompleteDrifts[drift] === undefined)
    assert.equal(records.length + refused.length, expected.size, `${where}: read to its end`)
}

/** The same record in everything but the vendor's own payload, which a harmless change of form may touch. */
const assertSame = (read: unknown, expected: CanonicalRecord | undefined, where: string): void => {
  assert.ok(typeof read === 'object' && read !== null && expected !== undefined, `${where}: a record was lost or made up`)
  assert.deepEqual({ ...read, raw: null }, { ...expected, raw: null }, where)
}
