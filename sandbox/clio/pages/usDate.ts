/** A calendar date as the web application writes it for a firm in the United States: `11/21/2026`; empty where there is none. */
export const usDate = (date: unknown): string => {
  const [, year = '', month = '', day = ''] = typeof date === 'string' ? (/^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? []) : []
  return year === '' ? '' : `${month}/${day}/${year}`
}
