import { type ErrorCode, MattergraphError } from '../../../core/errors.js'
import type { UserError } from './UserError.js'

/** Refusals that the person who filled the input can answer: they are data. Everything else stays an exception. */
const refusals: ReadonlySet<ErrorCode> = new Set([
  'ACCOUNT_NEEDS_CREDENTIALS',
  'ACCOUNT_CHALLENGE',
  'VENDOR_REJECTED',
  'NOT_SUPPORTED_BY_VENDOR',
  'BAD_USER_INPUT',
  'NOT_FOUND',
])

/** Runs an action and gives its value; a refusal gives null and a user error in its place, anything else is thrown on. */
export const orUserError = async <T>(
  path: readonly string[],
  act: () => Promise<T>,
): Promise<{ readonly value: T | null; readonly userErrors: readonly UserError[] }> => {
  try {
    return { value: await act(), userErrors: [] }
  } catch (error) {
    if (error instanceof MattergraphError && refusals.has(error.code)) {
      return { value: null, userErrors: [{ code: error.code, message: error.message, path }] }
    }
    throw error
  }
}
