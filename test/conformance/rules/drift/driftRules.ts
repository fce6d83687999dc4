import assert from 'node:assert/strict'
import { MattergraphError, SessionDeadError } from '../../../../core/errors.js'
import { type RecordKind, recordKinds } from '../../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import { readAll } from '../../../support/readAll.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import type { Rule } from '../../Rule.js'

/** What reads come to when the portal's answers leave their documented form. */
export const driftRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-80',
    level: 'MUST',
    says: 'every known variant of drift stops a read, or is told to be harmless and why',
    check: async (scene) => {
      const { harmlessDrifts } = scene.vendor
      for (const drift of readingDrifts(scene)) {
        const stopped = await underDrift(scene, drift, async () => {
          const failures = await Promise.all([...recordKinds.map((kind) => failureOf(scene, kind)), failureOfAccount(scene)])
          return failures.some((failure) => failure !== undefined)
        })
        assert.equal(stopped, harmlessDrifts[drift] === undefined, `${drift} ${stopped ? 'stopped a read' : 'stopped nothing'}`)
      }
    },
  },
  {
    id: 'C-81',
    level: 'MUST',
    says: 'no page read under drift holds a record that is not what it was before',
    check: async (scene) => {
      const undrifted = await readEverything(scene)
      for (const drift of readingDrifts(scene)) {
        await underDrift(scene, drift, async () => {
          for (const kind of recordKinds) {
            const expected = undrifted.get(kind) ?? new Map<string, CanonicalRecord>()
            const ids: string[] = []
            const failure = await readUntilFailure(scene, kind, (record) => {
              ids.push(record.vendorId)
              assertSame(record, expected.get(record.vendorId), `${drift}, ${kind}`)
            })
            if (failure === undefined) assertComplete(scene, { drift, kind, ids, expected })
            else assert.ok(isDrift(failure), `${drift}, ${kind}: ${failure.name} ${failure.message}`)
          }
        })
      }
    },
  },
  {
    id: 'C-82',
    level: 'MUST',
    says: 'asked for by id under drift, a record is what it was or an error, and never absent',
    check: async (scene) => {
      const undrifted = await readEverything(scene)
      for (const drift of readingDrifts(scene)) {
        await underDrift(scene, drift, async () => {
          for (const [kind, expected] of undrifted) {
            const read = await scene
              .reconnect()
              .readers[kind].readMany([...expected.keys()])
              .catch((thrown: unknown) => asFailure(thrown))
            if (read instanceof Error) assert.ok(isDrift(read), `${drift}, ${kind}: ${read.message}`)
            else for (const [id, result] of read) if (!isDrift(result)) assertSame(result, expected.get(id), `${drift}, ${kind}`)
          }
        })
      }
    },
  },
]

/** Every variant but those of the sign-in alone, and those that only several pages show. */
const readingDrifts = ({ vendor }: SignedIn): readonly string[] =>
  Object.keys(vendor.portal.drifts).filter((drift) => ![...vendor.signInDrifts, ...vendor.pagingDrifts].includes(drift))

const underDrift = async <Result>({ desk }: SignedIn, drift: string, use: () => Promise<Result>): Promise<Result> => {
  await desk.order({ drift })
  try {
    return await use()
  } finally {
    await desk.calm()
  }
}

const readEverything = async ({ connection }: SignedIn): Promise<ReadonlyMap<RecordKind, ReadonlyMap<string, CanonicalRecord>>> => {
  const read = new Map<RecordKind, ReadonlyMap<string, CanonicalRecord>>()
  for (const kind of recordKinds) {
    const records: readonly CanonicalRecord[] = await readAll(connection.readers[kind])
    read.set(kind, new Map(records.map((record) => [record.vendorId, record])))
  }
  return read
}

const isDrift = (result: unknown): boolean =>
  result instanceof SessionDeadError || (result instanceof MattergraphError && result.code === 'DRIFT')

/** What was thrown, where it is an error a read may end in; all else is thrown on. */
const asFailure = (thrown: unknown): Error => {
  if (thrown instanceof MattergraphError || thrown instanceof SessionDeadError) return thrown
  throw thrown
}

const readUntilFailure = async (
  { reconnect }: SignedIn,
  kind: RecordKind,
  meet: (record: CanonicalRecord) => void,
): Promise<Error | undefined> => {
  const reader = reconnect().readers[kind]
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: Awaited<ReturnType<typeof reader.readPage>> | Error = await reader
      .readPage(cursor)
      .catch((thrown: unknown) => asFailure(thrown))
    if (page instanceof Error) return page
    for (const record of page.records) meet(record)
    cursor = page.next
  }
  return undefined
}

const failureOf = (scene: SignedIn, kind: RecordKind): Promise<Error | undefined> => readUntilFailure(scene, kind, () => {})

const assertComplete = (
  { vendor }: SignedIn,
  { drift, kind, ids, expected }: { drift: string; kind: RecordKind; ids: readonly string[]; expected: ReadonlyMap<string, unknown> },
): void => {
  assert.equal(new Set(ids).size, ids.length, `${drift}: ${kind} repeats records`)
  const isSeen = vendor.incompleteDrifts[drift] === undefined
  if (isSeen) assert.deepEqual(ids.toSorted(), [...expected.keys()].toSorted(), `${drift}: ${kind} read to its end`)
}

const failureOfAccount = ({ reconnect }: SignedIn): Promise<Error | undefined> =>
  reconnect()
    .account()
    .then(() => undefined, asFailure)

/** The same record in everything but the vendor's own payload, which a harmless change of form may touch. */
const assertSame = (read: unknown, expected: CanonicalRecord | undefined, where: string): void => {
  assert.ok(typeof read === 'object' && read !== null && expected !== undefined, `${where}: a record was lost or made up`)
  assert.deepEqual({ ...read, raw: null }, { ...expected, raw: null }, where)
}
