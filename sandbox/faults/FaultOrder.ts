import { z } from 'zod'

/** What can happen to a single request. */
export const faultKinds = ['error', 'drop-before', 'drop-after', 'hang', 'logout', 'html', 'fail-late'] as const

/** What each kind does, for the page. */
export const faultKindMeanings: Readonly<Record<(typeof faultKinds)[number], string>> = {
  error: 'answers with the status, without asking the portal',
  'drop-before': 'cuts the connection before the portal sees the request',
  'drop-after': 'lets the portal do the work, then cuts the connection before the first byte of the answer',
  hang: 'never answers',
  logout: 'ends every session, then lets the portal handle the request as signed out',
  html: 'answers 200 with an HTML maintenance page',
  'fail-late': 'takes a write as usual and does not do it, where a portal does its writes after the answer; elsewhere nothing',
}

const milliseconds = z.int().min(0).max(600_000)

const nextFault = z.strictObject({
  match: z.strictObject({ method: z.string().toUpperCase().optional(), path: z.string().startsWith('/').optional() }).default({}),
  times: z.int().min(1).max(1_000_000).default(1),
  do: z.enum(faultKinds),
  status: z.int().min(400).max(599).default(500),
})

/** A fault that waits for its request. `path` is a prefix, or with `*` in it a pattern for the whole path; the query string takes no part. */
export type NextFault = z.infer<typeof nextFault>

/** Parses what was sent to `/_sandbox/faults`, for a portal with these drift variants. */
export const faultOrder = (drifts: readonly string[]) =>
  z.strictObject({
    latencyMs: milliseconds.optional(),
    jitterMs: milliseconds.optional(),
    next: z.array(nextFault).optional(),
    expireSessions: z.boolean().optional(),
    rateLimit: z.strictObject({ scale: z.number().positive() }).optional(),
    drift: z
      .string()
      .refine((name) => drifts.includes(name), {
        error: () => `expected one of this portal's variants: ${drifts.length === 0 ? 'it has none' : drifts.join(', ')}`,
      })
      .nullable()
      .optional(),
    clockSkewMs: z.int().min(-3_155_760_000_000).max(3_155_760_000_000).optional(),
  })

/** A parsed order. What is left out stays as it was; `next` is added to the faults that wait. */
export type FaultOrder = z.infer<ReturnType<typeof faultOrder>>
