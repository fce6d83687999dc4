import { blankToNull } from '../../vendor/map/blankToNull.js'
import type { WireAddress, WireContact, WirePhone } from '../wire/Contact.js'

/** What the four forms have in common, each with what it lacks left out. */
export interface FormFields {
  readonly isPerson: boolean
  /** The whole name, or null where there is none. */
  readonly name: string | null
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email?: string | undefined
  readonly notes?: string | undefined
  readonly phone?: WirePhone | undefined
  readonly phone2?: WirePhone | undefined
  readonly cell?: WirePhone | undefined
  readonly fax?: WirePhone | undefined
  readonly residentialAddress?: WireAddress | undefined
  readonly businessAddress?: WireAddress | undefined
  readonly mailingAddress?: WireAddress | undefined
  readonly registeredAddress?: WireAddress | undefined
}

/** The one form a contact has. */
export const contactForm = ({ person, company, groupOfPeople, trust }: WireContact): FormFields => {
  if (person !== undefined) {
    const { title, firstName, middleName, lastName, nameSuffix } = person
    const parts = [title, firstName, middleName, lastName, nameSuffix].map((part) => blankToNull(part)).filter((part) => part !== null)
    return { ...person, isPerson: true, name: parts.length === 0 ? null : parts.join(' ') }
  }
  if (company !== undefined) return { ...company, isPerson: false, name: blankToNull(company.name) }
  if (groupOfPeople !== undefined) return { ...groupOfPeople, isPerson: false, name: blankToNull(groupOfPeople.name) }
  const { address, ...rest } = trust ?? { name: '' }
  return { ...rest, businessAddress: address, isPerson: false, name: blankToNull(rest.name) }
}
