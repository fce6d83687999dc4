import type { SubscriptionEvent } from '../../../core/change/SubscriptionEvent.js'
import { MattergraphError } from '../../../core/errors.js'
import type { FirmContext } from '../FirmContext.js'

/** The event this run is about. Throws BAD_USER_INPUT outside a subscription, and for an event of another field. */
export const eventOf = <Kind extends SubscriptionEvent['kind']>(
  { event }: Pick<FirmContext, 'event'>,
  kind: Kind,
): Extract<SubscriptionEvent, { kind: Kind }> => {
  if (event?.kind !== kind) throw new MattergraphError('BAD_USER_INPUT', 'a subscription is answered event by event, by the gateway')
  // Narrowed by the line above; the compiler cannot follow it through the type parameter.
  return event as Extract<SubscriptionEvent, { kind: Kind }>
}
