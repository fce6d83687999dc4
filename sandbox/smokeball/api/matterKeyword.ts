import { contactName } from '../records/contactName.js'
import type { SmokeballMatter } from '../records/SmokeballMatter.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'

/** The plain search of matters: one keyword over number, description, clients and other sides. `field:value` is a keyword like any other, and finds nothing. */
export const matterKeyword = (firm: SmokeballFirm, matter: SmokeballMatter, keyword: string): boolean => {
  const names = matter.roles
    .filter((role) => role.side !== 'other')
    .map((role) => {
      const contact = firm.contacts.get(role.contactId)
      return contact === undefined ? '' : contactName(contact).full
    })
  return [matter.number ?? '', matter.description, ...names].some((text) => text.toLowerCase().includes(keyword.toLowerCase()))
}
