import type { CheckContext } from '../../../../core/check/Check.js'
import { checkRecord } from '../../../../core/check/checkRecord.js'
import { MattergraphError, SessionDeadError } from '../../../../core/errors.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import type { RecordPage } from '../../../../core/vendorAdapter.js'
import { checkContext } from '../../checkContext.js'
import type { SignedIn } from '../../../support/withSignedIn.js'

/** What reading a kind from its first page on came to. */
export interface KindRead {
  /** Everything on the pages before the failure, or on all of them, that the mirror would take over. */
  readonly records: readonly CanonicalRecord[]
  /** What was read as a record, but fails the checks that stand before the mirror. */
  readonly refused: readonly CanonicalRecord[]
  readonly failure: Error | undefined
}

/** What one portal's reads came to: by kind, and what the account itself said. */
export interface PortalRead {
  readonly kinds: ReadonlyMap<RecordKind, KindRead>
  readonly accountFailure: Error | undefined
}

/** The same reads without drift, and under every variant that touches reads. */
export interface DriftReads {
  readonly undrifted: PortalRead
  readonly drifted: ReadonlyMap<string, PortalRead>
}

/** Orders a drift, and ends it after `use`. */
export const underDrift = async <Result>({ desk }: SignedIn, drift: string, use: () => Promise<Result>): Promise<Result> => {
  await desk.order({ drift })
  try {
    return await use()
  } finally {
    await desk.calm()
  }
}

/** Reads everything without drift and under each variant, but those of the sign-in alone and those that only several pages show. */
export const readUnderDrifts = async (scene: SignedIn): Promise<DriftReads> => {
  const { vendor } = scene
  const others = new Set([...vendor.signInDrifts, ...vendor.pagingDrifts])
  const context = await checkContext(scene)
  const undrifted = await readPortal(scene, context)
  const drifted = new Map<string, PortalRead>()
  for (const drift of Object.keys(vendor.portal.drifts).filter((one) => !others.has(one))) {
    drifted.set(drift, await underDrift(scene, drift, () => readPortal(scene, context)))
  }
  return { undrifted, drifted }
}

/** What was thrown, where it is an error a read may end in; all else is thrown on. */
export const asFailure = (thrown: unknown): Error => {
  if (thrown instanceof MattergraphError || thrown instanceof SessionDeadError) return thrown
  throw thrown
}

const readPortal = async (scene: SignedIn, context: CheckContext): Promise<PortalRead> => {
  const kinds = new Map<RecordKind, KindRead>()
  for (const kind of scene.kinds) kinds.set(kind, await readKind(scene, kind, context))
  return {
    kinds,
    accountFailure: await scene
      .reconnect()
      .account()
      .then(() => undefined, asFailure),
  }
}

const readKind = async ({ reconnect }: SignedIn, kind: RecordKind, context: CheckContext): Promise<KindRead> => {
  const reader = reconnect().readers[kind]
  const records: CanonicalRecord[] = []
  const refused: CanonicalRecord[] = []
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: RecordPage | Error = await reader.readPage(cursor).catch((thrown: unknown) => asFailure(thrown))
    if (page instanceof Error) return { records, refused, failure: page }
    for (const record of page.records) (checkRecord(kind, record, context).length === 0 ? records : refused).push(record)
    cursor = page.next
  }
  return { records, refused, failure: undefined }
}
