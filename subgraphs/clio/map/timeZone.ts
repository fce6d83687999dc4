/**
 * Clio does not publish how it writes time zones. Names of the IANA are taken as they are; these are the names Rails gives them,
 * as other products of its kind send.
 */
const railsNames: Readonly<Record<string, string>> = {
  'International Date Line West': 'Etc/GMT+12',
  Hawaii: 'Pacific/Honolulu',
  Alaska: 'America/Juneau',
  'Pacific Time (US & Canada)': 'America/Los_Angeles',
  Tijuana: 'America/Tijuana',
  'Mountain Time (US & Canada)': 'America/Denver',
  Arizona: 'America/Phoenix',
  'Central Time (US & Canada)': 'America/Chicago',
  Saskatchewan: 'America/Regina',
  'Eastern Time (US & Canada)': 'America/New_York',
  'Indiana (East)': 'America/Indiana/Indianapolis',
  'Atlantic Time (Canada)': 'America/Halifax',
  'Puerto Rico': 'America/Puerto_Rico',
  Newfoundland: 'America/St_Johns',
  UTC: 'Etc/UTC',
  London: 'Europe/London',
  Edinburgh: 'Europe/London',
  Dublin: 'Europe/Dublin',
  Lisbon: 'Europe/Lisbon',
  Amsterdam: 'Europe/Amsterdam',
  Berlin: 'Europe/Berlin',
  Paris: 'Europe/Paris',
  Madrid: 'Europe/Madrid',
  Rome: 'Europe/Rome',
  Athens: 'Europe/Athens',
  Perth: 'Australia/Perth',
  Adelaide: 'Australia/Adelaide',
  Darwin: 'Australia/Darwin',
  Brisbane: 'Australia/Brisbane',
  Sydney: 'Australia/Sydney',
  Melbourne: 'Australia/Melbourne',
  Canberra: 'Australia/Melbourne',
  Hobart: 'Australia/Hobart',
  Auckland: 'Pacific/Auckland',
  Wellington: 'Pacific/Auckland',
}

/** The IANA name of a zone as Clio names it; undefined where nobody knows it. */
export const timeZone = (name: string): string | undefined => railsNames[name] ?? (isZone(name) ? name : undefined)

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
