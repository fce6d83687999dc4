import type { PortalKit } from '../../portal/Portal.js'
import { surveyNumbers, type Survey } from '../../world/Survey.js'
import type { Shelf } from '../createShelf.js'
import { createShelf } from '../createShelf.js'
import { keepRecent } from '../keepRecent.js'
import { createLedger } from '../../world/ledger/createLedger.js'
import { type Books, createBooks } from './Books.js'
import { buildAccount } from './buildAccount.js'
import { buildMatter, mostRelationships } from './buildMatter.js'
import { buildTimeEntry } from './buildTimeEntry.js'
import { buildUser } from './buildUser.js'
import { type CustomFields, customFields } from './customFields.js'
import { buildItems, type Item } from './items.js'
import { ledgerRules } from './ledgerRules.js'
import { personIds } from './PersonIds.js'
import type { StoredAccount } from './StoredAccount.js'
import type { StoredMatter } from './StoredMatter.js'
import type { StoredTimeEntry } from './StoredTimeEntry.js'
import type { StoredUser } from './StoredUser.js'

/** Everything one firm has in the portal. */
export interface Store {
  readonly users: Shelf<StoredUser>
  readonly accounts: Shelf<StoredAccount>
  readonly matters: Shelf<StoredMatter>
  readonly timeEntries: Shelf<StoredTimeEntry>
  readonly items: readonly Item[]
  /** Expenses, invoices, payments, bank accounts. */
  readonly books: Books
  readonly fields: CustomFields
  readonly currency: string
  /** IANA name. */
  readonly timeZone: string
  /** The account a person belongs to, or undefined where there is no such person (any more). */
  readonly accountOfPerson: (id: string) => StoredAccount | undefined
  /** Remembers whose a person is who was entered by hand. */
  readonly notePeople: (account: StoredAccount) => void
  /** The matter a relationship stands on. */
  readonly matterOfRelationship: (id: string) => StoredMatter | undefined
  /** Remembers on which matter relationships are that were entered by hand. */
  readonly noteRelationships: (matter: StoredMatter) => void
  /** When people and relationships changed, which tell no dates themselves: by id, of those that did since the world was told. */
  readonly undated: Map<string, string>
  /** What is known only of all records together: when they were made and changed, the sums of the books. */
  readonly surveys: { readonly times: readonly Survey<unknown>[]; readonly books: Survey<unknown> }
}

/** Records of a kind kept built: more than a page of matters and whoever is on them. */
const recent = 4096

/** A firm's records over the world of the kit. */
export const createStore = (kit: PortalKit): Store => {
  const { world, guid } = kit
  const ids = personIds(guid)
  const fields = customFields(world, guid)
  const items = buildItems(guid)
  const userId = (index: number): string => guid.of('user', index)
  const parts = { world, guid, ids, fields, userId, itemByCode: new Map(items.map((item) => [item.code, item])) }
  const numbered = (kind: string): { idOf(index: number): string; indexOf(id: string): number | undefined } => ({
    idOf: (index) => guid.of(kind, index),
    indexOf: (id) => guid.indexOf(kind, id),
  })
  const timesOf = (count: number, record: (index: number) => { readonly createdAt: number; readonly updatedAt: number }) => ({
    created: surveyNumbers(count, (index) => record(index).createdAt),
    changed: surveyNumbers(count, (index) => record(index).updatedAt),
  })
  const times = {
    accounts: timesOf(world.contactCount, (index) => world.contact(index)),
    matters: timesOf(world.matterCount, (index) => world.matter(index)),
    timeEntries: timesOf(world.timeEntryCount, (index) => world.timeEntry(index)),
  }
  const ledger = createLedger(world, ledgerRules(world))
  const accounts = createShelf<StoredAccount>(kit, {
    ...numbered('account'),
    count: world.contactCount,
    build: keepRecent((index) => buildAccount(parts, index), recent),
    createdAt: times.accounts.created.get,
    updatedAt: times.accounts.changed.get,
  })
  const matters = createShelf<StoredMatter>(kit, {
    ...numbered('matter'),
    count: world.matterCount,
    build: keepRecent((index) => buildMatter(parts, index), recent),
    createdAt: times.matters.created.get,
    updatedAt: times.matters.changed.get,
  })
  const users = world.users.map((_user, index) => buildUser(world, index, userId(index)))
  const enteredPeople = new Map<string, string>()
  const enteredRelationships = new Map<string, string>()
  return {
    accounts,
    matters,
    items,
    books: createBooks(kit, { world, guid, ids, userId, ledger }),
    fields,
    currency: world.firm.currency,
    timeZone: world.firm.timeZone,
    users: createShelf<StoredUser>(kit, {
      ...numbered('user'),
      count: world.users.length,
      // Few, and every other record refers to some.
      build: (index) => users[index] ?? buildUser(world, index, userId(index)),
      createdAt: () => world.users.map(({ createdAt }) => createdAt),
      updatedAt: () => world.users.map(({ updatedAt }) => updatedAt),
    }),
    timeEntries: createShelf<StoredTimeEntry>(kit, {
      ...numbered('time-entry'),
      count: world.timeEntryCount,
      build: (index) => buildTimeEntry(parts, index),
      createdAt: times.timeEntries.created.get,
      updatedAt: times.timeEntries.changed.get,
    }),
    accountOfPerson: (id) => {
      const index = ids.accountOfPerson(id)
      const account = accounts.get(index === undefined || index >= world.contactCount ? (enteredPeople.get(id) ?? '') : ids.account(index))
      return account !== undefined && peopleOf(account).some((person) => person.id === id) ? account : undefined
    },
    notePeople: (account) => {
      for (const { id } of peopleOf(account)) enteredPeople.set(id, account.id)
    },
    matterOfRelationship: (id) => {
      const index = guid.indexOf('relationship', id)
      return matters.get(
        index === undefined ? (enteredRelationships.get(id) ?? '') : guid.of('matter', Math.floor(index / mostRelationships)),
      )
    },
    noteRelationships: ({ id: matter, relationships }) => {
      for (const { id } of relationships) enteredRelationships.set(id, matter)
    },
    undated: new Map(),
    surveys: { times: Object.values(times).flatMap(({ created, changed }) => [created, changed]), books: ledger.survey },
  }
}

/** The people of an account, the primary contact first. */
export const peopleOf = (account: StoredAccount): readonly StoredAccount['primary_contact'][] => [
  account.primary_contact,
  ...account.other_contacts,
]
