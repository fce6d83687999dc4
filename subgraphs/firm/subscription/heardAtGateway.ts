/** The options of every subscription: it is answered event by event, and never begun here. */
export const heardAtGateway = {
  subscribe: (): never => {
    throw new Error('subscriptions are heard at the gateway')
  },
} as const
