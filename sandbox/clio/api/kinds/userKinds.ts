import type { Kind, KindName } from '../Kind.js'
import { fieldNames, recordFields, usualFields } from './fieldNames.js'
import { nestedField } from './nestedField.js'

/** Users, their account and groups. */
export const userKinds = {
  user: {
    defaults: usualFields,
    plain: fieldNames(
      `${recordFields} account_owner clio_connect court_rules_default_attendee default_calendar_id email enabled first_name initials last_name name phone_number rate roles subscription_type time_zone`,
    ),
    nested: {
      default_activity_description: nestedField.unheld(),
      notification_methods: nestedField.unheld(true),
      account: { kind: 'account', many: false, of: (_stored, firm) => firm.account },
      avatar: nestedField.unheld(),
      contact: nestedField.unheld(),
      job_title: nestedField.inside('unheld', 'job_title'),
      groups: nestedField.unheld(true),
    },
  },
  account: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} name state`),
    nested: { owner: { kind: 'user', many: false, of: (_stored, firm) => [...firm.users].find((one) => one.account_owner) ?? null } },
  },
  group: {
    defaults: usualFields,
    plain: fieldNames(`${recordFields} name type client_connect_user`),
    nested: { users: nestedField.inside('user', 'users', true) },
  },
} as const satisfies Partial<Readonly<Record<KindName, Kind>>>
