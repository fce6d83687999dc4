/** The record with these fields over it: null takes a field away, undefined leaves it as it was. */
export const cleared = <T extends object>(record: T, fields: Readonly<Record<string, unknown>>): T => {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  const merged = Object.entries({ ...record, ...Object.fromEntries(given) }).filter(([, value]) => value !== null)
  // The form that was checked names only fields of T, and clears only optional ones.
  return Object.fromEntries(merged) as T
}
