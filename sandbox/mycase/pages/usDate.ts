/** `2026-03-02` as pages write it: `03/02/2026`; empty for no date. */
export const usDate = (date: string | null): string =>
  date === null ? '' : date.slice(0, 10).replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1')

/** `03/02/2026` as the API writes it; undefined where it is no such date. */
export const fromUsDate = (text: string): string | undefined => {
  const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? []
  return year === undefined ? undefined : `${year}-${String(month)}-${String(day)}`
}
