/** How much of subscribing one gateway bears. */
export interface SubscriptionLimits {
  /** WebSockets and event streams open at once. */
  readonly connections: number
  /** … of one key. */
  readonly connectionsPerKey: number
  /** Operations at once on one WebSocket. */
  readonly operationsPerConnection: number
  /** A connection whose operations together leave more than this untaken is closed, with the cursor to resume from; in bytes. */
  readonly bufferBytes: number
  /** A WebSocket that does not say who it is for so long is closed; in milliseconds. */
  readonly initTimeoutMs: number
  /** Something is sent on every connection this often, so that neither side takes it for dead; in milliseconds. */
  readonly keepAliveMs: number
  /** Keys are looked up again this often: a stream outlives its key by this much at most, and by what the look-up itself believes. In milliseconds. */
  readonly keyCheckMs: number
}

/** The limits that hold where nothing else is said. */
export const defaultSubscriptionLimits: SubscriptionLimits = {
  connections: 10_000,
  connectionsPerKey: 2_000,
  operationsPerConnection: 100,
  bufferBytes: 1_000_000,
  initTimeoutMs: 10_000,
  keepAliveMs: 15_000,
  keyCheckMs: 5_000,
}
