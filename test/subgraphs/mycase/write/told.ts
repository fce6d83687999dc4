import assert from 'node:assert/strict'
import { MattergraphError } from '../../../../core/errors.js'

/** What a failed write says of itself: its code, what became of the write, and its words. Anything else that is thrown fails the test. */
export const told = (error: unknown): readonly [code: string, outcome: string, message: string] => {
  assert.ok(error instanceof MattergraphError, String(error))
  return [error.code, error.outcome, error.message]
}

let markers = 0

/** A marker that no other record of this run has. */
export const newMarker = (): string => `mg-${String((markers += 1)).padStart(16, '0')}`
