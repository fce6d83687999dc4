/** PostgreSQL's numbers for the types whose text is read in a way of our own. */
const oid = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 }

const asWritten = (text: string): string => text

/** Every connection's zone is UTC, so the offset is always `+00`. */
const readInstant = (text: string): string => new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString()

/** How a column's text becomes a value, by type: a decimal must not become a float, nor a date an instant in some zone. */
export const columnParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oid.int8]: Number,
  [oid.date]: asWritten,
  [oid.timestamptz]: readInstant,
  [oid.numeric]: asWritten,
}
