import { z } from 'zod'
import type { StoredRecord } from '../../portal/Collection.js'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { ToV2 } from '../api/toV2.js'
import type { StoredAccount, StoredPerson } from '../records/StoredAccount.js'
import type { Store } from '../records/Store.js'
import { wireDateTime } from '../wireDateTime.js'
import { customValue, given, optionalText, parseFields, reference } from './fields.js'

const personForm = z.strictObject({
  first_name: optionalText.optional(),
  middle_name: optionalText.optional(),
  last_name: optionalText.optional(),
  phone_mobile: optionalText.optional(),
  phone_home: optionalText.optional(),
  phone_fax: optionalText.optional(),
  phone_work: optionalText.optional(),
  email: z.union([z.email(), z.null()]).optional(),
  notes: optionalText.optional(),
  custom_field_values: z.array(customValue).optional(),
})

const accountForm = z.strictObject({
  company_name: optionalText.optional(),
  address_street_1: optionalText.optional(),
  address_street_2: optionalText.optional(),
  address_city: optionalText.optional(),
  address_state: optionalText.optional(),
  address_country: optionalText.optional(),
  address_zip_code: optionalText.optional(),
  tags: z.array(z.string()).optional(),
  company_custom_field_values: z.array(customValue).optional(),
  assigned_to_users: z.array(reference).optional(),
  notes: optionalText.optional(),
  status: z.enum(['Active', 'Archived']).optional(),
  primary_contact: personForm.optional(),
  other_contacts: z.array(personForm).optional(),
})

/**
 * How a person in the portal keeps contacts: every account, and besides it every further person inside one. An account's primary contact is the
 * account itself as far as this list goes. A form with `account_ref` is a further person's, any other an account's.
 */
export const contactDesk = (kit: PortalKit, store: Store, toV2: ToV2): RecordsDesk => {
  const shownAccount = (account: StoredAccount): StoredRecord => ({ ...toV2.account(account), status: account.status })
  const otherPerson = (id: string): { readonly account: StoredAccount; readonly person: StoredPerson } | undefined => {
    const account = store.accountOfPerson(id)
    const person = account?.other_contacts.find((other) => other.id === id)
    return account === undefined || person === undefined ? undefined : { account, person }
  }
  const shownPerson = (id: string): StoredRecord | undefined => {
    const found = otherPerson(id)
    return found === undefined ? undefined : toV2.people(found.account).find((person) => person.id === id)
  }
  const save = (account: StoredAccount): void => {
    const saved = { ...account, updated_at: wireDateTime(kit.clock.now()) }
    store.accounts.replace(saved)
    store.notePeople(saved)
  }
  const newPerson = (fields: z.infer<typeof personForm>): StoredPerson => ({ ...blankPerson, ...given(fields), id: kit.newGuid() })
  let nextNumber = 1001 + kit.world.contactCount

  const createAccount = (fields: unknown): StoredRecord => {
    const { primary_contact, other_contacts, ...wanted } = given(parseFields(accountForm, fields))
    const now = wireDateTime(kit.clock.now())
    const account: StoredAccount = {
      ...blankAccount(kit),
      ...wanted,
      number: nextNumber,
      primary_contact: newPerson(primary_contact ?? { first_name: 'New', last_name: 'Contact' }),
      other_contacts: (other_contacts ?? []).map(newPerson),
      id: kit.newGuid(),
      created_at: now,
      updated_at: now,
    }
    nextNumber += 1
    store.accounts.insert(account)
    store.notePeople(account)
    return shownAccount(account)
  }
  const createPerson = ({ account_ref, ...fields }: Readonly<Record<string, unknown>>): StoredRecord => {
    const account = store.accounts.get(parseFields(reference, account_ref).id)
    if (account === undefined) throw new Error('account_ref: there is no such account')
    const person = newPerson(parseFields(personForm, fields))
    save({ ...account, other_contacts: [...account.other_contacts, person] })
    return shownPerson(person.id) ?? person
  }
  const editAccount = (account: StoredAccount, fields: unknown): StoredRecord => {
    const { primary_contact, other_contacts, ...wanted } = given(parseFields(accountForm, fields))
    save({
      ...account,
      ...wanted,
      primary_contact: { ...account.primary_contact, ...given(primary_contact ?? {}) },
      other_contacts: other_contacts?.map(newPerson) ?? account.other_contacts,
    })
    return shownAccount(store.accounts.get(account.id) ?? account)
  }
  const editPerson = (id: string, fields: unknown): StoredRecord | undefined => {
    const found = otherPerson(id)
    if (found === undefined) return undefined
    const person = { ...found.person, ...given(parseFields(personForm, fields)) }
    const people = found.account.other_contacts.map((other) => (other.id === id ? person : other))
    // Whether a person's change is one of the account is not told anywhere: here it is not.
    store.accounts.replace({ ...found.account, other_contacts: people })
    store.undated.set(id, wireDateTime(kit.clock.now()))
    return shownPerson(id)
  }

  return {
    *list() {
      for (const account of store.accounts) {
        yield shownAccount(account)
        yield* toV2.people(account).slice(1)
      }
    },
    get: (id) => {
      const account = store.accounts.get(id)
      return account === undefined ? shownPerson(id) : shownAccount(account)
    },
    create: (fields) => ('account_ref' in fields ? createPerson(fields) : createAccount(fields)),
    edit: (id, fields) => {
      const account = store.accounts.get(id)
      return account === undefined ? editPerson(id, fields) : editAccount(account, fields)
    },
    delete: (id) => {
      if (store.accounts.delete(id)) return true
      const found = otherPerson(id)
      if (found === undefined) return false
      save({ ...found.account, other_contacts: found.account.other_contacts.filter((other) => other.id !== id) })
      return true
    },
  }
}

const blankPerson: Omit<StoredPerson, 'id'> = {
  first_name: null,
  middle_name: null,
  last_name: null,
  phone_mobile: null,
  phone_home: null,
  phone_fax: null,
  phone_work: null,
  email: null,
  notes: null,
  custom_field_values: [],
}

const blankAccount = (
  kit: PortalKit,
): Omit<StoredAccount, 'id' | 'number' | 'primary_contact' | 'other_contacts' | 'created_at' | 'updated_at'> => ({
  company_name: null,
  address_street_1: null,
  address_street_2: null,
  address_city: null,
  address_state: null,
  address_country: null,
  address_zip_code: null,
  tags: [],
  company_custom_field_values: [],
  assigned_to_users: [{ id: kit.guid.of('user', 0) }],
  notes: null,
  status: 'Active',
})
