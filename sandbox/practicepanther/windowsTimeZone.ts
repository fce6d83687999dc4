const windowsNames: Readonly<Record<string, string>> = {
  'America/New_York': 'Eastern Standard Time',
  'America/Chicago': 'Central Standard Time',
  'America/Denver': 'Mountain Standard Time',
  'America/Phoenix': 'US Mountain Standard Time',
  'America/Los_Angeles': 'Pacific Standard Time',
  'America/Anchorage': 'Alaskan Standard Time',
  'Pacific/Honolulu': 'Hawaiian Standard Time',
}

/** The Windows name of a zone, as `timeZoneId` carries it. Throws for a zone no firm of the sandbox lives in. */
export const windowsTimeZone = (zone: string): string => {
  const name = windowsNames[zone]
  if (name === undefined) throw new Error(`No Windows name is kept for the zone ${zone}.`)
  return name
}
