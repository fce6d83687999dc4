import { places } from './places.js'
import type { Random } from './Random.js'
import type { WorldContact } from './World.js'

type Address = WorldContact['addresses'][number]

/** A place in the worlds: the city, its region and its telephone area codes. */
export type Place = (typeof places.city)[number]

/** An address in a place; now and then the second line, the postal code or the country was left empty. */
export const postalAddress = (random: Random, label: Address['label'], place: Place): Address => ({
  label,
  line1: `${String(random.between(1, 9800))} ${random.pick(places.street)} ${random.pick(places.streetKind)}`,
  line2: random.pick(places.unit),
  city: place.city,
  region: place.region,
  postalCode: random.chance(5) ? '' : `${place.postal}${String(random.below(100)).padStart(2, '0')}`,
  country: random.chance(15) ? '' : place.country,
})
