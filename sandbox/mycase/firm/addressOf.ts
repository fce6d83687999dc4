import type { WorldContact } from '../../world/World.js'
import type { Address } from './Address.js'

/** A world address in MyCase's words. */
export const addressOf = (address: WorldContact['addresses'][number]): Address => ({
  address1: address.line1,
  address2: address.line2,
  city: address.city,
  state: address.region,
  zip_code: address.postalCode,
  country: address.country,
})
