/** Milliseconds in a day; worlds keep UTC, where every day is as long. */
export const dayMs = 86_400_000

/** Formatting a date is three quarters of a scan's time, and a world has only some thousand days. */
const formatted = new Map<number, string>()

/** A day number since 1970 as YYYY-MM-DD. */
export const calendarDay = (day: number): string => {
  const known = formatted.get(day)
  if (known !== undefined) return known
  const text = new Date(day * dayMs).toISOString().slice(0, 10)
  formatted.set(day, text)
  return text
}
