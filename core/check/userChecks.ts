import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

/** What must hold of a user. */
export const userChecks: KindChecks<'USER'> = {
  form: formChecks({ prefix: 'user', numbers: ({ rate }) => ({ rate }) }),
  meaning: [
    {
      name: 'user.rate',
      says: 'a rate is not negative',
      fault: ({ rate }) => (rate?.startsWith('-') ? `rate is ${rate}` : null),
    },
  ],
}
