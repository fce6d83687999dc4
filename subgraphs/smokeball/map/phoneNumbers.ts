import type { PhoneNumber } from '../../../core/record/Contact.js'
import { phoneNumber } from '../../vendor/map/phoneNumber.js'
import type { WirePhone } from '../wire/Contact.js'
import type { FormFields } from './contactForm.js'
import type { MapContext } from './recordBase.js'

const kinds = [
  ['phone', 'phone'],
  ['phone2', 'phone'],
  ['cell', 'mobile'],
  ['fax', 'fax'],
] as const

/** A contact's numbers, the first that is no fax being the main one. Empty ones come with two empty texts and are left out. */
export const phoneNumbers = (form: FormFields, country: MapContext['country']): readonly PhoneNumber[] => {
  const numbers = kinds.flatMap(([field, type]) => {
    const typed = phoneNumber(phoneText(form[field]), country)
    return typed === null ? [] : [{ ...typed, type }]
  })
  const main = numbers.findIndex(({ type }) => type !== 'fax')
  return numbers.map((number, at) => ({ ...number, primary: at === Math.max(0, main) }))
}

/** The parts side by side, as the app shows them. */
const phoneText = (phone: WirePhone | undefined): string => {
  const [area = '', number = '', extension = ''] = [phone?.areaCode, phone?.number, phone?.extension].map((part) => part?.trim() ?? '')
  const local = [area === '' ? '' : `(${area})`, number].filter((part) => part !== '').join(' ')
  return local === '' || extension === '' ? local : `${local} ext. ${extension}`
}
