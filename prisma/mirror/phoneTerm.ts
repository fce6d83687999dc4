import { term } from './term.js'

const digitsOf = (number: string): string => number.replaceAll(/\D/g, '')

/** The number without the `1` that North American numbers may be written with; people leave it out. */
const nationalOf = (digits: string): string => (digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits)

/** What a phone number can be found by, and looked for with: its digits, however it is written. An extension makes it another number. */
export const phoneTerm = (number: string): string => term('phone', nationalOf(digitsOf(number)))

/** The terms of a number as the vendor has it and in E.164. */
export const phoneTerms = (number: string, e164: string | null): readonly string[] => [
  phoneTerm(number),
  ...(e164 === null ? [] : [phoneTerm(e164)]),
]
