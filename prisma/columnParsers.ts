/** PostgreSQL's numbers for the types whose text is read in a way of our own. */
const oid = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 }

const asWritten = (text: string): string => text

/** A date and a time of day as PostgreSQL writes them, with a fraction of up to six digits or none. */
const usual = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00$/

/** Every connection's zone is UTC, so the offset is always `+00`. Cut together, not computed: every record read has several. */
const readInstant = (text: string): string => {
  if (!usual.test(text)) return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString()
  const milliseconds = text.slice(20, -3).slice(0, 3).padEnd(3, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`
}

/** How a column's text becomes a value, by type: a decimal must not become a float, nor a date an instant in some zone. */
export const columnParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oid.int8]: Number,
  [oid.date]: asWritten,
  [oid.timestamptz]: readInstant,
  [oid.numeric]: asWritten,
}
