/** Milliseconds in a day; worlds keep UTC, where every day is as long. */
export const dayMs = 86_400_000

/** A day number since 1970 as YYYY-MM-DD. */
export const calendarDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)
