import type { ClioFirm } from '../../ClioFirm.js'
import type { KindName, NestedField, Stored } from '../Kind.js'

/** The id of a reference; undefined where there is none. */
export const idIn = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number' ? value.id : undefined

type Lookup = (firm: ClioFirm, id: number) => Stored | undefined

/** From 4.0.13 a contact embeds no more than this many addresses of a sort. */
const embedLimit = 20
const embedLimitSince = 13

/** A field that refers to another record by id. */
const reference = (kind: KindName, field: string, lookup: Lookup): NestedField => ({
  kind,
  many: false,
  of: (stored, firm) => {
    const id = idIn(stored[field])
    return id === undefined ? null : (lookup(firm, id) ?? null)
  },
})

/** The ways a field can hold other records. */
export const nestedField = {
  reference,
  user: (field: string): NestedField => reference('user', field, (firm, id) => firm.users.get(String(id))),
  contact: (field: string): NestedField => reference('contact', field, (firm, id) => firm.contacts.get(String(id))),
  matter: (field: string): NestedField => reference('matter', field, (firm, id) => firm.matters.get(String(id))),
  bankAccount: (field: string): NestedField => reference('bankAccount', field, (firm, id) => firm.bankAccounts.get(String(id))),
  /** A bill of the firm's; what a person wrote by hand stands for one that is none. */
  bill: (field: string): NestedField => ({
    kind: 'bill',
    many: false,
    of: (stored, firm) => {
      const id = idIn(stored[field])
      return id === undefined ? null : (firm.bills.get(String(id)) ?? stored[field])
    },
  }),
  /** Several records, each by its id. */
  references: (kind: KindName, field: string, lookup: Lookup): NestedField => ({
    kind,
    many: true,
    of: (stored, firm) => {
      const all: readonly unknown[] = Array.isArray(stored[field]) ? stored[field] : []
      return all.map((one) => lookup(firm, idIn(one) ?? 0)).filter((one) => one !== undefined)
    },
  }),
  currency: reference('currency', 'currency', (firm, id) => firm.currencies.get(id)),
  /** The record stands inside the record itself. */
  inside: (kind: KindName, field: string, many = false): NestedField => ({
    kind,
    many,
    of: (stored) => stored[field] ?? (many ? [] : null),
  }),
  /** Documented, and the portal holds nothing for it. */
  unheld: (many = false): NestedField => ({ kind: 'unheld', many, of: () => (many ? [] : null) }),
  /** The first of the entries of a contact, as many as the version embeds. */
  limited: (kind: KindName, field: string): NestedField => ({
    kind,
    many: true,
    of: (stored, _firm, asker) => {
      const all = Array.isArray(stored[field]) ? stored[field] : []
      return asker.version >= embedLimitSince ? all.slice(0, embedLimit) : all
    },
  }),
  /** One entry of a list. */
  entry: (kind: KindName, field: string, place: number): NestedField => ({
    kind,
    many: false,
    of: (stored) => (Array.isArray(stored[field]) ? (stored[field][place] ?? null) : null),
  }),
} as const
