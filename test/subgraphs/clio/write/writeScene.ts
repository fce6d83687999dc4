import assert from 'node:assert/strict'
import { z } from 'zod'
import { type ErrorCode, MattergraphError, type Outcome } from '../../../../core/errors.js'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { ClioAccount } from '../withClioAccount.js'

const effect = z.object({ operation: z.string(), kind: z.string(), id: z.string(), body: z.unknown() })
/** A write that the portal took. */
export type PortalEffect = z.infer<typeof effect>

/** What the portal took while something was done, and what that came to. */
export const effectsOf = async <T>(
  { desk }: ClioAccount,
  act: () => Promise<T>,
): Promise<{ readonly done: T; readonly effects: readonly PortalEffect[] }> => {
  const before = z.array(effect).parse(await desk('GET', 'effects')).length
  const done = await act()
  return {
    done,
    effects: z
      .array(effect)
      .parse(await desk('GET', 'effects'))
      .slice(before),
  }
}

/** One record as the vendor's own reader gives it. */
export const readBack = async <K extends RecordKind>(
  { connection }: ClioAccount,
  kind: K,
  id: string | undefined,
): Promise<CanonicalRecord<K>> => {
  assert.ok(id !== undefined)
  const result = (await connection.readers[kind].readMany([id])).get(id)
  assert.ok(
    typeof result === 'object' && !(result instanceof Error),
    `${kind} ${id}: ${result instanceof Error ? result.message : 'absent'}`,
  )
  return result
}

/** The refusal a promise ends with: its code, outcome and words. */
export const refusalOf = async (
  promise: Promise<unknown>,
): Promise<{ readonly code: ErrorCode; readonly outcome: Outcome; readonly message: string }> => {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  assert.ok(thrown instanceof MattergraphError, `expected a refusal, came ${String(thrown)}`)
  const { code, outcome, message } = thrown
  return { code, outcome, message }
}

/** Runs `act` with a fault ordered once for the next request that matches. */
export const withFault = async <T>({ desk }: ClioAccount, fault: object, act: () => Promise<T>): Promise<T> => {
  await desk('POST', 'faults', { next: [fault] })
  try {
    return await act()
  } finally {
    await desk('DELETE', 'faults')
  }
}

let markers = 0
/** A marker no other write has. */
export const newMarker = (): string => `mg-${(markers += 1).toString(16).padStart(16, '0')}`

/** A little before now, as a command remembers when it was wanted. */
export const justNow = (): string => new Date(Date.now() - 1_000).toISOString()
