import type { SmokeballContact } from './SmokeballContact.js'

/** How a contact is called: in full, and in a matter's title. */
export const contactName = (contact: SmokeballContact): { readonly full: string; readonly short: string } => {
  const { person } = contact
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  if (person === undefined) {
    const name = text((contact.company ?? contact.groupOfPeople ?? contact.trust)?.['name'])
    return { full: name, short: name }
  }
  const parts = ['title', 'firstName', 'middleName', 'lastName', 'nameSuffix']
    .map((field) => text(person[field]))
    .filter((part) => part !== '')
  return { full: parts.join(' '), short: text(person['lastName']) || text(person['firstName']) }
}
