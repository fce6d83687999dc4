import type { World } from '../../world/World.js'
import { addressOf } from './addressOf.js'
import type { Address } from './Address.js'
import { timestamp } from './timestamp.js'

/** An office of the firm, as it stands in a case. */
export type Office = {
  readonly id: number
  readonly name: string
  readonly fax_phone: string
  readonly main_phone: string
  readonly address: Address
  readonly created_at: string
  readonly updated_at: string
}

/** The firm's only office. */
export const officeOf = (world: World): Office => ({
  id: 510_001,
  name: 'Main',
  fax_phone: '',
  main_phone: world.firm.phone,
  address: addressOf(world.firm.address),
  created_at: timestamp(world.firm.createdAt),
  updated_at: timestamp(world.firm.createdAt),
})
