import { registerEnumType } from 'type-graphql'
import { accountStatuses } from '../../../core/account/Account.js'

/** How an account stands. `statusDetail` says whose move it is next. */
export const AccountStatusEnum = Object.fromEntries(accountStatuses.map((value) => [value, value]))

registerEnumType(AccountStatusEnum, {
  name: 'AccountStatus',
  description: 'How an account stands. `statusDetail` says whose move it is next.',
  valuesConfig: {
    CONNECTING: { description: 'The first sign-in is under way.' },
    CONNECTED: { description: 'Signed in; reads work.' },
    CHALLENGE: { description: 'The vendor asks for a code or a choice that a person must give.' },
    NEEDS_CREDENTIALS: { description: 'The vendor refuses the stored login.' },
    VENDOR_DOWN: { description: 'The vendor does not answer; the next read tries again.' },
    DRIFTED: { description: 'The vendor shows something unknown; the operator must look.' },
    DISCONNECTED: { description: 'Access was given back; nothing is read any more.' },
  },
})
