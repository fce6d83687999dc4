import type { WorldContact } from '../../world/World.js'
import { addressOf } from './addressOf.js'
import { blankAddress } from './Address.js'
import type { ClientRecord } from './ClientRecord.js'
import { customFieldIds } from './customFieldIds.js'
import { peopleGroupOf } from './peopleGroupNames.js'
import { timestamp } from './timestamp.js'

/** A world person in MyCase's words. */
export const buildClient = (id: number, person: WorldContact): ClientRecord => {
  const phone = (label: string): string => person.phones.find((one) => one.label === label)?.number ?? ''
  const address = person.addresses[0]
  return {
    id,
    email: person.emails[0]?.address ?? '',
    first_name: person.firstName,
    middle_name: person.middleName,
    last_name: person.lastName,
    // Declared non-null, but real data holds both: people without an address have a blank one or none.
    address: address === undefined ? (person.index % 2 === 0 ? blankAddress : null) : addressOf(address),
    cell_phone_number: phone('mobile'),
    work_phone_number: phone('work'),
    home_phone_number: phone('home'),
    fax_phone_number: phone('fax'),
    people_group: person.role === 'third_party' && person.index % 3 === 0 ? null : peopleGroupOf(person.role),
    notes: person.notes,
    birthdate:
      person.index % 5 === 0
        ? `19${String(50 + (person.index % 50))}-0${String(1 + (person.index % 9))}-1${String(person.index % 9)}`
        : null,
    archived: person.archived,
    custom_field_values:
      person.tags.length === 0
        ? []
        : [
            {
              custom_field: { id: customFieldIds.clientTags },
              value: person.tags.join(', '),
              created_at: timestamp(person.createdAt),
              updated_at: timestamp(person.createdAt),
            },
          ],
    created_at: timestamp(person.createdAt),
    updated_at: timestamp(person.updatedAt),
  }
}
