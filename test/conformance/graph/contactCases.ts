import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { equalsIgnoringCase, otherCase, plain } from './matching.js'
import { sampleOf } from './sampleOf.js'

type Contact = GraphRecord<'CONTACT'>

/** Every field a list of contacts is narrowed by, tried with values of one vendor's contacts. */
export const contactCases = (contacts: readonly Contact[]): readonly FilterCase<'CONTACT'>[] => {
  const sample = <Value>(value: (contact: Contact) => Value | null | undefined, fallback: Value): Value =>
    sampleOf(contacts.map(value), fallback)
  const role = sample(({ roles }) => roles.at(-1), 'no_such_role')
  const email = sample(({ emails }) => emails.at(-1)?.address, 'nobody@example.com')
  const e164 = sample(({ phones }) => phones.find((phone) => phone.e164 !== null)?.e164, '+13125550000')
  const typed = sample(({ phones }) => phones[0]?.number, '312 555 0000')
  const name = sample(({ displayName }) => displayName, 'Nobody')
  const tag = sample(({ tags }) => tags[0], 'no such tag')
  return [
    { filter: { type: 'PERSON' }, matches: ({ type }) => type === 'PERSON' },
    { filter: { type: 'ORGANIZATION' }, matches: ({ type }) => type === 'ORGANIZATION' },
    { filter: { role: otherCase(role) }, matches: ({ roles }) => roles.some((one) => equalsIgnoringCase(one, role)) },
    { filter: { role: 'client' }, matches: ({ roles }) => roles.includes('client') },
    { filter: { isClient: true }, matches: ({ isClient }) => isClient },
    { filter: { isClient: false }, matches: ({ isClient }) => !isClient },
    { filter: { email: otherCase(email) }, matches: ({ emails }) => emails.some(({ address }) => equalsIgnoringCase(address, email)) },
    { filter: { phone: e164 }, matches: hasPhone(e164) },
    { filter: { phone: typed.replaceAll(/\D/g, '') }, matches: hasPhone(typed) },
    {
      filter: { name: otherCase(name.slice(0, 5).trim()) },
      matches: ({ displayName }) => plain(displayName).includes(plain(name.slice(0, 5).trim())),
    },
    { filter: { tag: otherCase(tag) }, matches: ({ tags }) => tags.some((one) => equalsIgnoringCase(one, tag)) },
  ]
}

/** By digits; a North American number is the same with and without its leading 1. */
const hasPhone = (wanted: string): FilterCase<'CONTACT'>['matches'] => {
  const digits = (number: string): string => number.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  return ({ phones }) => phones.some(({ number, e164 }) => [number, e164].some((one) => one !== null && digits(one) === digits(wanted)))
}
