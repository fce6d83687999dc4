import { scrub } from './scrub.js'

/** What the log has of something that was thrown. */
export interface DescribedError {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: DescribedError
  /** Of an AggregateError. */
  readonly errors?: readonly DescribedError[]
}

/** Causes of causes are followed so far, and of many errors at once so many are told. */
const deepest = 6
const most = 10
/** More of a text is no help. */
const longest = 4_000

const told = (text: string): string => scrub(text.length > longest ? `${text.slice(0, longest)}…` : text)

/** Describes what was thrown: its class, code, message, stack and causes. What else libraries hang on their errors (what they were given, what they were sent) is left behind. */
export const describeError = (thrown: unknown, depth = 0): DescribedError => {
  if (!(thrown instanceof Error))
    return { type: typeof thrown, message: typeof thrown === 'string' ? told(thrown) : 'something that is no error was thrown' }
  const { name, message, stack, cause } = thrown
  const isTooDeep = depth >= deepest
  return {
    type: name,
    message: told(message),
    ...('code' in thrown && (typeof thrown.code === 'string' || typeof thrown.code === 'number')
      ? { code: told(String(thrown.code)) }
      : {}),
    ...(stack === undefined ? {} : { stack: told(stack) }),
    ...(cause === undefined || cause === null || isTooDeep ? {} : { cause: describeError(cause, depth + 1) }),
    ...(thrown instanceof AggregateError && !isTooDeep
      ? { errors: thrown.errors.slice(0, most).map((error: unknown) => describeError(error, depth + 1)) }
      : {}),
  }
}
