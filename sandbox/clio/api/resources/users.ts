import { filterBy } from '../filterBy.js'
import type { Stored } from '../Kind.js'
import type { Resource } from '../Resource.js'
import { commonFilters } from './commonFilters.js'
import { is, own, texts } from './readRecord.js'

/** The list of users: the only one with pages of 2000. */
export const users: Resource = {
  kind: 'user',
  source: (firm) => firm.users,
  highestLimit: 2000,
  filters: {
    ...commonFilters,
    enabled: filterBy.flag('enabled'),
    include_co_counsel: () => () => true,
    name: filterBy.words((record) => texts(record, 'name')),
    pending_setup: filterBy.flag('pending_setup'),
    role: filterBy.oneOf(
      'role',
      Object.fromEntries(
        ['admin', 'accounts', 'billing', 'reports'].map((role) => [
          role,
          (record: Stored) => Array.isArray(record['roles']) && record['roles'].includes(role),
        ]),
      ),
    ),
    subscription_type: filterBy.oneOf('subscription_type', {
      attorney: is('subscription_type', 'Attorney'),
      nonattorney: is('subscription_type', 'NonAttorney'),
    }),
  },
  orders: own('email', 'enabled', 'name', 'first_name', 'last_name', 'initials', 'subscription_type'),
}
