/** The zones of North America by the names Windows gives them, which is how PracticePanther keeps a user's zone. */
const windowsNames: Readonly<Record<string, string>> = {
  'Newfoundland Standard Time': 'America/St_Johns',
  'Atlantic Standard Time': 'America/Halifax',
  'SA Western Standard Time': 'America/Puerto_Rico',
  'Eastern Standard Time': 'America/New_York',
  'US Eastern Standard Time': 'America/Indiana/Indianapolis',
  'Central Standard Time': 'America/Chicago',
  'Canada Central Standard Time': 'America/Regina',
  'Mountain Standard Time': 'America/Denver',
  'US Mountain Standard Time': 'America/Phoenix',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Alaskan Standard Time': 'America/Anchorage',
  'Aleutian Standard Time': 'America/Adak',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'Samoa Standard Time': 'Pacific/Pago_Pago',
  'West Pacific Standard Time': 'Pacific/Guam',
  UTC: 'Etc/UTC',
  'GMT Standard Time': 'Europe/London',
}

/** The IANA name of a zone as the vendor writes it; an IANA name is taken as it is. Undefined where nobody knows it. */
export const timeZone = (name: string): string | undefined => windowsNames[name] ?? (isZone(name) ? name : undefined)

const isZone = (name: string): boolean => {
  if (!name.includes('/')) return false
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
