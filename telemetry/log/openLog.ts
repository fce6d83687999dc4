import { type DestinationStream, pino } from 'pino'
import type { LogFields, Logger } from '../../core/log/Logger.js'
import { describeError } from './describeError.js'
import { scrub } from './scrub.js'

/** What a log is opened with. */
export interface LogOptions {
  /** Who writes it: `mattergraph-gateway`. */
  readonly name: string
  readonly destination: DestinationStream
  /** The trace that is at work, so that its lines can be found. */
  readonly traceId: () => string | undefined
  /** Hears of each line. */
  readonly onLine: (level: keyof Logger) => void
}

type Written = Record<string, unknown>

/** How each field is written. A field that is not here is not written, whatever its type says. */
const writers: { readonly [Name in keyof LogFields]-?: (value: NonNullable<LogFields[Name]>) => unknown } = {
  err: (thrown) => describeError(thrown),
  reference: scrub,
  requestId: scrub,
  path: (path) => path.map(String).join('.'),
  account: scrub,
  vendor: scrub,
  method: scrub,
  route: scrub,
  status: Number,
  outcome: scrub,
}

const isField = (name: string): name is keyof LogFields => Object.hasOwn(writers, name)

const written = (fields: LogFields): Written => {
  const kept: Written = {}
  for (const [name, value] of Object.entries(fields)) {
    // The table's own type pairs each field with its writer; over a union of names that cannot be said.
    if (isField(name) && value !== undefined && value !== null) kept[name] = (writers[name] as (value: unknown) => unknown)(value)
  }
  return kept
}

/** Where a secret could stand if a field ever held more than a word: nothing of these names is written at any depth a line has. */
const names = [
  'password',
  'totpSecret',
  'secret',
  'clientSecret',
  'apiKey',
  'token',
  'accessToken',
  'refreshToken',
  'cookie',
  'cookies',
  'authorization',
  'session',
]
const redact = { paths: names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]), censor: '[redacted]' }

/**
 * Opens a log. No secret gets into it, for three reasons, each enough by itself: secrets are carried as Secret, which prints itself as nothing; only the declared fields are written, and of
 * errors only what names them; and what gives a secret away in a text is struck out.
 */
export const openLog = ({ name, destination, traceId, onLine }: LogOptions): Logger => {
  const line = pino(
    {
      name,
      redact,
      // Described already: pino's own serializer would take it for an error and make another of it.
      serializers: { err: (described: unknown) => described },
      mixin: () => {
        const trace = traceId()
        return trace === undefined ? {} : { trace }
      },
    },
    destination,
  )
  const write =
    (level: keyof Logger) =>
    (fields: LogFields, message: string): void => {
      onLine(level)
      line[level](written(fields), scrub(message))
    }
  return { error: write('error'), warn: write('warn'), info: write('info') }
}
