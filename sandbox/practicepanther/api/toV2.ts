import type { CustomFieldDefinition } from '../records/CustomFieldValue.js'
import type { StoredAccount, StoredPerson } from '../records/StoredAccount.js'
import { peopleOf } from '../records/Store.js'
import type { StoredMatter, StoredRelationship } from '../records/StoredMatter.js'
import type { StoredTimeEntry } from '../records/StoredTimeEntry.js'
import type { StoredUser } from '../records/StoredUser.js'
import { accountDisplayName, matterDisplayName, personDisplayName } from './displayNames.js'
import { accountReference, matterReference, type References } from './references.js'
import type { WireRecord } from './Resource.js'

/** Writes stored records as API v2 shows them: snake_case, every key always there. */
export interface ToV2 {
  readonly user: (user: StoredUser) => WireRecord
  readonly account: (account: StoredAccount) => WireRecord
  readonly people: (account: StoredAccount) => readonly WireRecord[]
  readonly matter: (matter: StoredMatter) => WireRecord
  readonly timeEntry: (entry: StoredTimeEntry) => WireRecord
  readonly relationships: (matter: StoredMatter) => readonly WireRecord[]
  readonly customField: (definition: CustomFieldDefinition) => WireRecord
}

/** The fee arrangement in v2's words. Seen: Flat Rate, User Hourly Rate, Contingency, Item Price; assumed: the words for a matter's own rate. */
const rateWords: Readonly<Record<StoredMatter['hourlyRateType'], string>> = {
  ItemRate: 'Item Price',
  UserRate: 'User Hourly Rate',
  ProjectRate: 'Matter Hourly Rate',
  FlatRate: 'Flat Rate',
  Contingency: 'Contingency',
  PresetProjectRate: 'Preset Matter Hourly Rate',
}

/** The writers over the firm's references. */
export const createToV2 = (references: References): ToV2 => {
  const person = (account: StoredAccount, { custom_field_values, ...rest }: StoredPerson): WireRecord => ({
    ...rest,
    account_ref: accountReference(account),
    is_primary_contact: account.primary_contact.id === rest.id,
    display_name: personDisplayName({ ...rest, custom_field_values }) || accountDisplayName(account),
    custom_field_values: references.customValues(custom_field_values),
    status: account.status,
  })
  return {
    user: ({ hourlyRate: _rate, role: _role, timeZoneId: _zone, ...shown }) => shown,
    account: (account) => {
      const { status: _status, primary_contact, other_contacts, ...shown } = account
      return {
        ...shown,
        display_name: accountDisplayName(account),
        company_custom_field_values: references.customValues(account.company_custom_field_values),
        assigned_to_users: references.users(account.assigned_to_users),
        primary_contact: person(account, primary_contact),
        other_contacts: other_contacts.map((other) => person(account, other)),
      }
    },
    people: (account) => peopleOf(account).map((one) => person(account, one)),
    matter: (matter) => ({
      id: matter.id,
      account_ref: references.account(matter.account_ref),
      number: matter.number,
      display_name: matterDisplayName(matter),
      name: matter.name,
      notes: matter.notes,
      rate: rateWords[matter.hourlyRateType],
      open_date: matter.open_date,
      close_date: matter.close_date,
      statute_of_limitation_date: matter.statute_of_limitation_date,
      tags: matter.tags,
      status: matter.status,
      assigned_to_users: references.users(matter.assigned_to_users),
      custom_field_values: references.customValues(matter.custom_field_values),
      created_at: matter.created_at,
      updated_at: matter.updated_at,
    }),
    timeEntry: (entry) => ({
      ...entry,
      account_ref: references.account(entry.account_ref),
      matter_ref: references.matter(entry.matter_ref),
      billed_by_user_ref: references.user(entry.billed_by_user_ref),
      item_ref: references.item(entry.item_ref),
    }),
    relationships: (matter) => matter.relationships.flatMap((relationship) => relationshipOf(references, matter, relationship)),
    customField: ({ id, label, value_type, dropdown_list_values }) => ({
      id,
      label,
      value_type,
      dropdown_list_values,
      help_text: null,
      tooltip: null,
    }),
  }
}

/** A relationship goes with its person: once the person is deleted it is no longer listed. */
const relationshipOf = (references: References, matter: StoredMatter, relationship: StoredRelationship): readonly WireRecord[] => {
  const contact = references.person({ id: relationship.contact })
  if (contact === null) return []
  const { id, name, notes } = relationship
  return [{ id, contact_ref: contact, matter_ref: matterReference(matter), name, notes }]
}
