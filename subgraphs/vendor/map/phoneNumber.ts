import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A phone number as someone typed it, and as a telephone network knows it. */
export interface TypedPhoneNumber {
  readonly number: string
  /** E.164 without extension: `+15125550111`; null where the text is no number one could dial. */
  readonly e164: string | null
}

/** Reads a phone number typed in `country`, unless it names its own by a `+`; without a country only such a one has an E.164 form. Null where nothing was typed. */
export const phoneNumber = (typed: string | null | undefined, country: CountryCode | null = 'US'): TypedPhoneNumber | null => {
  const number = typed?.trim() ?? ''
  if (number === '') return null
  const parsed = country === null ? parsePhoneNumberFromString(number) : parsePhoneNumberFromString(number, country)
  // By length only: a number newer than the library's tables is still a number.
  return { number, e164: parsed?.isPossible() === true ? parsed.number : null }
}
