import type { ContactReference } from '../firm/ContactReference.js'
import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Reference } from '../firm/Reference.js'
import { contactShown } from './bookTexts.js'
import type { FormField } from './FormPage.js'

/** A contact as forms name it: `client-27300011`. */
export const contactValue = ({ type, id }: ContactReference): string => `${type}-${String(id)}`

/** The contact that a form names; undefined where there is none. */
export const contactNamed = (firm: MyCaseFirm, value: string): ContactReference | undefined => {
  const [, type, id = ''] = /^(client|company)-(\d{1,15})$/.exec(value) ?? []
  const found = type === 'company' ? firm.companies.get(id) : firm.clients.get(id)
  return type === undefined || found === undefined ? undefined : { type: type === 'company' ? 'company' : 'client', id: found.id }
}

/** Whoever can pay an invoice: all contacts of its case, and whom it is for. */
export const contactsOfInvoice = (firm: MyCaseFirm, invoice: InvoiceRecord): readonly ContactReference[] => {
  const one = invoice.case === null ? undefined : firm.cases.get(String(invoice.case.id))
  const all: readonly ContactReference[] = [
    ...(invoice.contact === null ? [] : [invoice.contact]),
    ...(one?.clients ?? []).map(({ id }) => ({ type: 'client', id }) as const),
    ...(one?.companies ?? []).map(({ id }) => ({ type: 'company', id }) as const),
  ]
  return [...new Map(all.map((contact) => [contactValue(contact), contact])).values()]
}

/** The cases that a contact is linked to. */
export const casesOfContact = (firm: MyCaseFirm, { type, id }: ContactReference): readonly Reference[] =>
  type === 'client' ? firm.casesOfClient(id) : firm.casesOfCompany(id)

/** A list to choose a contact from. */
export const contactChoice = (firm: MyCaseFirm, label: string, contacts: readonly ContactReference[]): FormField => ({
  kind: 'choice',
  name: 'contact',
  label,
  value: contacts[0] === undefined ? '' : contactValue(contacts[0]),
  options: contacts.map((contact) => [contactValue(contact), contactShown(firm, contact).text] as const),
})

/** A list to choose one of the firm's bank accounts from. */
export const accountChoice = (firm: MyCaseFirm, label: string, type: 'trust' | 'operating'): FormField => {
  const accounts = [...firm.books.bankAccounts].filter((one) => one.account_type === type)
  return {
    kind: 'choice',
    name: 'bank_account',
    label,
    value: String(accounts[0]?.id ?? ''),
    options: accounts.map(({ id, name }) => [String(id), name] as const),
  }
}

/** What stands for money that is allocated to no case. */
export const unallocated = 'unallocated'

/** A list to choose from what trust money is held for. */
export const allocationChoice = (firm: MyCaseFirm, label: string, cases: readonly Reference[]): FormField => ({
  kind: 'choice',
  name: 'allocation',
  label,
  value: unallocated,
  options: [
    [unallocated, 'Unallocated'] as const,
    ...cases.map(({ id }) => [String(id), firm.cases.get(String(id))?.name ?? 'Deleted case'] as const),
  ],
})
