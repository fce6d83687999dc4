import type { Stored } from './Kind.js'
import type { RecordSource, Resource } from './Resource.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { ClioContact } from '../records/ClioContact.js'
import type { ClioMatter } from '../records/ClioMatter.js'
import { firstIds } from '../firstIds.js'
import { ApiError } from './ApiError.js'
import { commonFilters } from './resources/commonFilters.js'

/** A list that belongs to one record: `/contacts/{id}/email_addresses`. */
export interface Subresource {
  readonly path: string
  readonly resource: Omit<Resource, 'source'>
  /** The parent's entries; throws RecordNotFound where there is no parent. */
  readonly source: (firm: ClioFirm, parentId: string) => RecordSource
}

const listed = (records: readonly Stored[]): RecordSource => ({
  *from(position) {
    for (const [index, record] of records.entries()) if (index >= position) yield { position: index, record }
  },
  get: (id) => records.find((record) => String(record['id']) === id),
})

const missing = (): never => {
  throw new ApiError('RecordNotFound', 'Record not found')
}
const contactOf = (firm: ClioFirm, id: string): ClioContact => firm.contacts.get(id) ?? missing()
const matterOf = (firm: ClioFirm, id: string): ClioMatter => firm.matters.get(id) ?? missing()

const plain = { filters: {}, orders: {}, highestLimit: 200 } as const

/** A contact as a matter shows it: the client first, then everybody related. */
const matterContacts = (firm: ClioFirm, matter: ClioMatter, withClient: boolean): readonly Stored[] => {
  const numbers = { matter_id: matter.id, matter_number: matter.display_number }
  const shown = (contact: ClioContact | undefined, more: Stored): readonly Stored[] =>
    contact === undefined
      ? []
      : [{ ...contact, ...numbers, ...more, contact_created_at: contact['created_at'], contact_updated_at: contact['updated_at'] }]
  const client = matter.client === null ? undefined : firm.contacts.get(String(matter.client.id))
  return [
    ...(withClient ? shown(client, { relationship_name: 'Client', description: null, is_client: true, relationship: null }) : []),
    ...matter.relationships.flatMap((relationship) =>
      shown(firm.contacts.get(String(relationship.contact.id)), {
        relationship_name: relationship.description,
        description: relationship.description,
        is_client: false,
        relationship,
      }),
    ),
  ]
}

/** What of a matter's trust money is set aside, account by account. The amount is a decimal text, as the type `decimal` is written (assumed). */
const protectedFunds = (firm: ClioFirm, { id, ...matter }: ClioMatter): readonly Stored[] =>
  firm.bankMoney
    .ledgersOfMatter(id)
    .filter(({ protectedCents }) => protectedCents > 0)
    .map(({ account, protectedCents }) => ({
      id: firstIds.protectedFund + (id - firstIds.matter) * 8 + account - firstIds.bankAccount,
      created_at: matter['created_at'],
      updated_at: matter['updated_at'],
      amount: (protectedCents / 100).toFixed(2),
      reason: 'Held for settlement',
      bank_account_id: account,
      matter_id: id,
      currency_id: 1,
    }))

/** Every list below a single record. */
export const subresources: readonly Subresource[] = [
  {
    path: 'contacts/:id/email_addresses',
    resource: { ...plain, kind: 'emailAddress' },
    source: (firm, id) => listed(contactOf(firm, id).email_addresses),
  },
  {
    path: 'contacts/:id/phone_numbers',
    resource: { ...plain, kind: 'phoneNumber' },
    source: (firm, id) => listed(contactOf(firm, id).phone_numbers),
  },
  {
    path: 'matters/:id/related_contacts',
    resource: { ...plain, kind: 'matterContact', orders: { 'contact.name': (record) => record['name'] } },
    source: (firm, id) => listed(matterContacts(firm, matterOf(firm, id), false)),
  },
  {
    path: 'matters/:id/protected_funds',
    resource: { ...plain, kind: 'protectedFund', filters: commonFilters },
    source: (firm, id) => listed(protectedFunds(firm, matterOf(firm, id))),
  },
  {
    path: 'matters/:id/contacts',
    resource: { ...plain, kind: 'matterContact', orders: { is_client: (record) => record['is_client'] } },
    source: (firm, id) => listed(matterContacts(firm, matterOf(firm, id), true)),
  },
]
