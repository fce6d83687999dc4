import { z } from 'zod'
import type { SubscriptionEvent } from '../../../core/change/SubscriptionEvent.js'

const body = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).default({}),
  // Written by the gateway, whose token is checked before.
  extensions: z.object({ event: z.custom<SubscriptionEvent>() }).optional(),
})

/** One fetch of a plan, as the gateway sends it. */
export interface ReceivedFetch {
  readonly operation: string
  readonly variables: Readonly<Record<string, unknown>>
  /** What the run of a subscription's plan is about; undefined in queries and mutations. */
  readonly event: SubscriptionEvent | undefined
}

/** Reads a fetch; undefined for what no gateway of ours sends. */
export const readFetch = (json: unknown): ReceivedFetch | undefined => {
  const parsed = body.safeParse(json)
  if (!parsed.success) return undefined
  const { query, variables, extensions } = parsed.data
  return { operation: query, variables, event: extensions?.event }
}
