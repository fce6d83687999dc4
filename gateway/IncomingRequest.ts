import type { Caller } from '../core/caller.js'
import type { SubscriptionEvent } from '../core/change/SubscriptionEvent.js'

/**
 * One client request as subgraphs see it. Every fetch of one client request is given the same object, so a subgraph can hang what lives
 * as long as the request (loaders, for instance) on it with a WeakMap.
 */
export interface IncomingRequest {
  /** The id in the answer's `x-request-id` and in every log line about this request. */
  readonly id: string
  /** Null only where the gateway runs without keys. */
  readonly caller: Caller | null
  /** The request's own `Cache-Control`: how fresh the answer has to be. */
  readonly cacheControl: string | undefined
  /** What the subscription's root field answers with; only in the runs of a subscription's plan, one for each event. */
  readonly event?: SubscriptionEvent
}
