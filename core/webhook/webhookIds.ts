const endpointPattern = /^whe_[0-9a-f]{24}$/
const deliveryPattern = /^dlv_\d{16}_[0-9a-f]{24}(_\d+)?$/

/** Whether a text is the id of an endpoint. */
export const isWebhookEndpointId = (text: string): boolean => endpointPattern.test(text)

/** Whether a text is the id of a delivery. */
export const isWebhookDeliveryId = (text: string): boolean => deliveryPattern.test(text)

/** What a message tells of. */
export interface DeliveryPlace {
  readonly endpointId: string
  /** The change; for an act, the change the endpoint had come to when it was done. */
  readonly position: number
  /** The act's place in the audit log; absent for a change. */
  readonly act?: number
}

/** The id of a message: the same change is the same message to an endpoint, however often it is made. Ids compare as strings in the order of the change log. */
export const formatDeliveryId = ({ endpointId, position, act }: DeliveryPlace): string =>
  `dlv_${String(position).padStart(16, '0')}_${endpointId.slice('whe_'.length)}${act === undefined ? '' : `_${String(act)}`}`
