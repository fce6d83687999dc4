import type { Instant } from '../record/scalars.js'

/** What can be told of an endpoint itself. */
export type EndpointMessage =
  /** Told to the tenant's other endpoints. */
  | { readonly type: 'webhook_endpoint.disabled'; readonly endpointId: string; readonly reason: string }
  /** Told to the endpoint: while it was disabled the change log came to its end, and what was before `resumedAfter` is not told any more. */
  | {
      readonly type: 'webhook_endpoint.changes_lost'
      readonly endpointId: string
      readonly stoppedAfter: string
      readonly resumedAfter: string
    }

/** The body that tells of it, as JSON. */
export const endpointMessage = ({ type, ...data }: EndpointMessage, at: Instant): string => JSON.stringify({ type, timestamp: at, data })
