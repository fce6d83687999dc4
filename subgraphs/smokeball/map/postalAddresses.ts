import type { PostalAddress } from '../../../core/record/Contact.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import type { WireAddress } from '../wire/Contact.js'
import type { FormFields } from './contactForm.js'

const labels = [
  ['residentialAddress', 'residential'],
  ['businessAddress', 'business'],
  ['mailingAddress', 'mailing'],
  ['registeredAddress', 'registered'],
] as const

/** A contact's addresses. One that nobody filled comes with thirteen empty texts and is left out; a post-office box beside a street is an address of its own. */
export const postalAddresses = (form: FormFields): readonly PostalAddress[] =>
  labels.flatMap(([field, label]) => {
    const { poBox, ...street } = form[field] ?? {}
    const { poBoxType, poBoxNumber, ...place } = poBox ?? {}
    const box = joined([poBoxType, poBoxNumber])
    return [
      ...(isBlank(street) ? [] : [postalAddress(street, label)]),
      ...(poBox === undefined || isBlank(poBox)
        ? []
        : [postalAddress({ ...place, ...(box === null ? {} : { addressLine1: box }) }, label)]),
    ]
  })

const isBlank = (parts: Readonly<Record<string, string | undefined>>): boolean =>
  Object.values(parts).every((part) => blankToNull(part) === null)

/** Lines typed as lines come as they are; otherwise they are put together from street and unit. */
const postalAddress = (address: WireAddress, label: string): PostalAddress => ({
  line1: blankToNull(address.addressLine1) ?? joined([address.streetNumber, address.streetName, address.streetType]),
  line2:
    blankToNull(address.addressLine2) ??
    joined([address.unitType, address.unitNumber, address.buildingLevel]) ??
    blankToNull(address.careOf),
  city: blankToNull(address.city) ?? blankToNull(address.locality),
  region: blankToNull(address.state) ?? blankToNull(address.county),
  postalCode: blankToNull(address.zipCode),
  country: blankToNull(address.country),
  label,
})

const joined = (parts: readonly (string | undefined)[]): string | null =>
  blankToNull(
    parts
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(' '),
  )
