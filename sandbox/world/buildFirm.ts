import { dayMs } from './calendarDay.js'
import { personNames } from './personNames.js'
import { phoneNumber } from './phoneNumber.js'
import { places } from './places.js'
import { postalAddress } from './postalAddress.js'
import { Random } from './Random.js'
import type { World } from './World.js'
import { stream } from './WorldFrame.js'

const timeZones: Readonly<Record<string, string>> = {
  IL: 'America/Chicago',
  CA: 'America/Los_Angeles',
  TX: 'America/Chicago',
  CO: 'America/Denver',
  NY: 'America/New_York',
  MN: 'America/Chicago',
  NM: 'America/Denver',
}

/** The firm itself. */
export const buildFirm = (key: number, today: number): World['firm'] => {
  const random = new Random(key, stream.firm, 0)
  // Plain surnames only: a firm's name also becomes a host name.
  const surnames = personNames.family.filter((name) => /^[A-Z][a-z]+$/.test(name) && name.length > 4)
  const first = random.pick(surnames)
  const second = random.pick(surnames.filter((name) => name !== first))
  const place = random.pick(places.city)
  return {
    name: `${first} & ${second} LLP`,
    subdomain: `${first}${second}`.toLowerCase(),
    timeZone: timeZones[place.region] ?? 'America/Chicago',
    currency: 'USD',
    state: place.region,
    address: { ...postalAddress(random, 'work', place), line2: 'Suite 400', country: 'US' },
    phone: phoneNumber(random, place.areaCodes),
    createdAt: (today - 12 * 365 - random.below(2000)) * dayMs,
  }
}
