import { registerEnumType } from 'type-graphql'

/** How an operation reaches the vendor. */
export const ChannelEnum = {
  API: 'API',
  PAGE: 'PAGE',
  BROWSER: 'BROWSER',
} as const
/** How an operation reaches the vendor. */
export type Channel = keyof typeof ChannelEnum

registerEnumType(ChannelEnum, {
  name: 'Channel',
  description: 'How an operation reaches the vendor.',
  valuesConfig: {
    API: { description: 'Its JSON endpoints.' },
    PAGE: { description: 'Its HTML pages.' },
    BROWSER: { description: 'A driven browser.' },
  },
})
