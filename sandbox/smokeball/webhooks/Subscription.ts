import type { StoredRecord } from '../../portal/Collection.js'

/** Every type of event an application can subscribe to. Those of this portal's own are `fee.*` and `error`. */
export const eventTypes = [
  ...['activitycode', 'expense', 'fee', 'task'].flatMap((name) => [`${name}.created`, `${name}.updated`, `${name}.deleted`]),
  ...['contact', 'memo'].flatMap((name) => [`${name}.created`, `${name}.updated`, `${name}.deleted`, `${name}.restored`]),
  ...['layoutmatter', 'matter', 'staff', 'stageset'].flatMap((name) => [`${name}.created`, `${name}.updated`]),
  ...[
    'archive',
    'billingconfiguration',
    'event',
    'files',
    'firm',
    'firmuser',
    'layoutdesign',
    'mattertype',
    'matteritems',
    'matterstage',
    'roles',
  ].map((name) => `${name}.updated`),
  'invoice.finalized',
  'user.registered',
  'user.unregistered',
  'error',
] as const

/** An application's wish to hear of events. */
export interface Subscription extends StoredRecord {
  readonly id: string
  readonly name: string
  readonly eventTypes: readonly string[]
  readonly eventNotificationUrl: string
  /** Signs what is delivered; nothing is signed without one. */
  readonly key?: string
  readonly clientId: string
  readonly created: bigint
  readonly updated: bigint
}

/** What happened, as it is delivered. */
export interface PortalEvent {
  readonly type: string
  readonly payload: unknown
  readonly userId: string
  /** The `RequestId` of the request that led to it; a fresh one where it had none. */
  readonly requestId: string
}
