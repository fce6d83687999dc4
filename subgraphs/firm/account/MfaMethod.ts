import { registerEnumType } from 'type-graphql'

/** How a second factor reaches the person who signs in. */
export const MfaMethodEnum = {
  TOTP: 'TOTP',
  SMS: 'SMS',
  EMAIL: 'EMAIL',
  ACCOUNT_CHOICE: 'ACCOUNT_CHOICE',
} as const
/** How a second factor reaches the person who signs in. */
export type MfaMethod = keyof typeof MfaMethodEnum

registerEnumType(MfaMethodEnum, {
  name: 'MfaMethod',
  description: 'How a second factor reaches the person who signs in.',
  valuesConfig: {
    TOTP: { description: 'An authenticator app.' },
    SMS: { description: 'A text message.' },
    EMAIL: { description: 'An e-mail.' },
    ACCOUNT_CHOICE: { description: 'Not a code: a choice between several firms of one login.' },
  },
})
