/** The two lists MyCase keeps contacts in, each with ids of its own. */
export type ContactList = 'clients' | 'companies'

/** The contact's vendor id: `client-27300011`, `company-27300090`. The bare number could stand for one of each. */
export const contactId = (list: ContactList, id: number): string => `${list === 'clients' ? 'client' : 'company'}-${id}`

/** The number behind a contact's vendor id in one of the lists; undefined where it is of the other, or none. */
export const idInList = (list: ContactList, vendorId: string): string | undefined =>
  (list === 'clients' ? /^client-(\d{1,15})$/ : /^company-(\d{1,15})$/).exec(vendorId)?.[1]
