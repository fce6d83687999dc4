import { ApiRefusal } from './ApiRefusal.js'

/** Makes a test for records from a parameter's value; refuses a value it cannot read. */
export type ListFilter<T> = (value: string) => (record: T) => boolean

/** Texts match whole and in upper and lower case alike (assumed). */
export const textFilter =
  <T>(read: (record: T) => string): ListFilter<T> =>
  (value) =>
  (record) =>
    read(record).toLowerCase() === value.toLowerCase()

/** Phone numbers match by their digits (assumed). */
export const phoneFilter =
  <T>(read: (record: T) => string): ListFilter<T> =>
  (value) =>
  (record) =>
    digits(read(record)) === digits(value)

const digits = (text: string): string => text.replaceAll(/\D/g, '')

/** How requests name the filter by the time of the last change. */
export const updatedAfterName = 'filter[updated_after]'

/** The time that the filter names, an ISO 8601 date or date-time; no offset means UTC. In milliseconds since 1970. */
export const readUpdatedAfter = (value: string): number => {
  const dateOnly = /^\d{4}-\d\d-\d\d$/.test(value)
  const since = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/.test(value)
    ? Date.parse(dateOnly || /(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`)
    : Number.NaN
  if (Number.isNaN(since)) {
    throw new ApiRefusal(400, { description: 'is not a valid date', source: { parameter: updatedAfterName } })
  }
  return since
}

/** Created or updated at or after a time. */
export const updatedAfterFilter: ListFilter<{ readonly updated_at: string }> = (value) => {
  const since = readUpdatedAfter(value)
  return (record) => Date.parse(record.updated_at) >= since
}

/** One of a few words; any other is refused (assumed). */
export const wordFilter =
  <T>(parameter: string, words: Readonly<Record<string, (record: T) => boolean>>): ListFilter<T> =>
  (value) => {
    const test = Object.hasOwn(words, value) ? words[value] : undefined
    if (test !== undefined) return test
    throw new ApiRefusal(400, { description: `must be one of ${Object.keys(words).join(', ')}`, source: { parameter } })
  }
