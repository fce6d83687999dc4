import type { CustomFieldValue } from '../records/CustomFieldValue.js'
import type { Reference } from '../records/Reference.js'
import type { StoredAccount, StoredPerson } from '../records/StoredAccount.js'
import type { StoredMatter } from '../records/StoredMatter.js'
import { peopleOf, type Store } from '../records/Store.js'
import { accountDisplayName, matterDisplayName, personDisplayName } from './displayNames.js'

/** References as the wire shows them: the id, and what the record is called now. A reference to something deleted is null. */
export interface References {
  readonly account: (reference: Reference | null) => Record<string, unknown> | null
  readonly matter: (reference: Reference | null) => Record<string, unknown> | null
  readonly user: (reference: Reference | null) => Record<string, unknown> | null
  readonly users: (references: readonly Reference[]) => readonly Record<string, unknown>[]
  readonly item: (reference: Reference | null) => Record<string, unknown> | null
  readonly person: (reference: Reference | null) => Record<string, unknown> | null
  readonly customValues: (values: readonly CustomFieldValue[]) => readonly Record<string, unknown>[]
}

/** A reference to an account that is at hand. */
export const accountReference = (account: StoredAccount): Record<string, unknown> => ({
  id: account.id,
  display_name: accountDisplayName(account),
})

/** A reference to a matter that is at hand. */
export const matterReference = (matter: StoredMatter): Record<string, unknown> => ({
  id: matter.id,
  display_name: matterDisplayName(matter),
})

/** Echoes looked up in the firm's records. */
export const createReferences = (store: Store): References => {
  const account = (reference: Reference | null): Record<string, unknown> | null => {
    const found = reference === null ? undefined : store.accounts.get(reference.id)
    return found === undefined ? null : accountReference(found)
  }
  const user = (reference: Reference | null): Record<string, unknown> | null => {
    const found = reference === null ? undefined : store.users.get(reference.id)
    return found === undefined ? null : { id: found.id, display_name: found.display_name, email_address: found.email }
  }
  const person = (reference: Reference | null): Record<string, unknown> | null => {
    const owner = reference === null ? undefined : store.accountOfPerson(reference.id)
    const found: StoredPerson | undefined = owner === undefined ? undefined : peopleOf(owner).find(({ id }) => id === reference?.id)
    return owner === undefined || found === undefined
      ? null
      : { id: found.id, display_name: personDisplayName(found) || accountDisplayName(owner), account_ref: accountReference(owner) }
  }
  return {
    account,
    user,
    person,
    users: (references) => references.map(user).filter((found) => found !== null),
    matter: (reference) => {
      const found = reference === null ? undefined : store.matters.get(reference.id)
      return found === undefined ? null : matterReference(found)
    },
    item: (reference) => {
      const found = reference === null ? undefined : store.items.find(({ id }) => id === reference.id)
      return found === undefined ? null : { id: found.id, name: found.name }
    },
    customValues: (values) => values.map((value) => ({ ...value, contact_ref: person(value.contact_ref) })),
  }
}
