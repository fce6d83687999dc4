import { localInstant } from '../../localInstant.js'
import { paymentMethods, type StoredPayment } from '../../records/StoredPayment.js'
import { wireDateTime } from '../../wireDateTime.js'
import { FormRefusal } from './FormRefusal.js'
import type { PostedForm } from './PaymentForm.js'

/** A positive sum as a person types it: `1,250.00`, `$12.5`. In cents. */
export const postedCents = (posted: PostedForm, name: string): number => {
  const text = posted(name).trim()
  if (!/^\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?$/.test(text)) throw new FormRefusal('The field Amount must be a number.')
  const cents = Math.round(Number(text.replaceAll(/[$,]/g, '')) * 100)
  if (cents === 0) throw new FormRefusal('The Amount must be greater than zero.')
  return cents
}

/** A day as the firm's pages write it, month first, kept as its noon. */
export const postedDate = (posted: PostedForm, name: string, timeZone: string): string => {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(posted(name).trim()) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(date)) throw new FormRefusal('The field Date must be a date.')
  return wireDateTime(localInstant(date, 12, timeZone))
}

/** A method among those that people choose from. */
export const postedMethod = (posted: PostedForm, name: string): StoredPayment['method'] => {
  const method = peoplesMethods.find((one) => one === posted(name))
  if (method === undefined) throw new FormRefusal('The Method field is required.')
  return method
}

/** The number of a check; null for none. */
export const postedCheckNumber = (posted: PostedForm, name: string): number | null => {
  const text = posted(name).trim()
  if (text === '') return null
  if (!/^\d{1,9}$/.test(text)) throw new FormRefusal('The field Check # must be a number.')
  return Number(text)
}

/** Text; null for none. */
export const postedText = (posted: PostedForm, name: string): string | null => (posted(name) === '' ? null : posted(name))

/** Assumed: what the vendor's own processor takes, transfers and journal entries are made by the portal, not chosen. */
export const peoplesMethods = paymentMethods.filter(
  (method) => !['PantherPaymentsCC', 'PantherPaymentsECheck', 'Transfer', 'JournalEntry'].includes(method),
)
