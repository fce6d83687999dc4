import type { SmokeballRegion } from '../hosts.js'

/** States whose people do not live by the zone of their region's default. Where a state has two zones, that of most of its people. */
const zonesByState: Readonly<Record<SmokeballRegion, Readonly<Record<string, readonly string[]>>>> = {
  US: {
    'America/Chicago': ['AL', 'AR', 'IA', 'IL', 'KS', 'LA', 'MN', 'MO', 'MS', 'ND', 'NE', 'OK', 'SD', 'TN', 'TX', 'WI'],
    'America/Denver': ['CO', 'ID', 'MT', 'NM', 'UT', 'WY'],
    'America/Phoenix': ['AZ'],
    'America/Los_Angeles': ['CA', 'NV', 'OR', 'WA'],
    'America/Anchorage': ['AK'],
    'Pacific/Honolulu': ['HI'],
  },
  AU: {
    'Australia/Brisbane': ['QLD'],
    'Australia/Adelaide': ['SA'],
    'Australia/Darwin': ['NT'],
    'Australia/Perth': ['WA'],
    'Australia/Hobart': ['TAS'],
  },
  UK: {},
}

const defaults = { US: 'America/New_York', AU: 'Australia/Sydney', UK: 'Europe/London' } as const satisfies Record<SmokeballRegion, string>

/** The zone a firm lives in, told from its state (assumed: no answer names a zone). */
export const firmZone = (region: SmokeballRegion, state: string | null): string => {
  const wanted = state?.trim().toUpperCase() ?? ''
  const [zone] = Object.entries(zonesByState[region]).find(([, states]) => states.includes(wanted)) ?? []
  return zone ?? defaults[region]
}
