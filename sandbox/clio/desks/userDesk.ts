import type { RecordsDesk } from '../../portal/Portal.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { ClioUser } from '../records/ClioUser.js'
import { openDesk } from './openDesk.js'
import { field, readFields } from './readFields.js'

const readers = {
  name: field.name,
  first_name: field.text,
  last_name: field.text,
  email: field.name,
  phone_number: field.text,
  enabled: field.flag,
  rate: field.number,
  roles: field.any,
  subscription_type: field.oneOf(['Attorney', 'NonAttorney']),
  time_zone: field.name,
  account_owner: field.flag,
  activity_hours_visible: field.flag,
  activity_rates_visible: field.flag,
}

/** Users by hand; beside Clio's fields the two settings that hide other people's hours and rates. */
export const userDesk = (firm: ClioFirm): RecordsDesk =>
  openDesk<ClioUser>({
    collection: firm.users,
    now: firm.now,
    blank: () => {
      const id = firm.nextId('users')
      const now = firm.now()
      return {
        id,
        created_at: now,
        updated_at: now,
        account_owner: false,
        clio_connect: false,
        court_rules_default_attendee: false,
        default_calendar_id: null,
        email: `user${id}@example.com`,
        enabled: true,
        first_name: 'New',
        initials: 'NU',
        last_name: 'User',
        name: 'New User',
        phone_number: null,
        rate: null,
        roles: [],
        subscription_type: 'NonAttorney',
        time_zone: firm.timeZone,
        activity_hours_visible: true,
        activity_rates_visible: true,
      }
    },
    changes: (fields, user) => {
      const read = readFields(fields, readers)
      const named = 'first_name' in read || 'last_name' in read
      const name = [read['first_name'] ?? user['first_name'], read['last_name'] ?? user['last_name']].filter(Boolean).join(' ')
      return { ...read, ...(named && !('name' in read) ? { name } : {}) }
    },
  })
