import type { Command } from '../command/Command.js'
import type { AccountKey } from '../recordId.js'
import type { Change } from './Change.js'

/**
 * What a subscription's root field answers with, once: the gateway hands it to the subgraph that owns the field, which would not know otherwise which of all
 * events this run is about. It is plain data, so that it can travel.
 */
export type SubscriptionEvent =
  | { readonly kind: 'CHANGE'; readonly change: Change }
  | { readonly kind: 'COMMAND'; readonly command: Command }
  | { readonly kind: 'ACCOUNT'; readonly account: AccountKey }
