import type { WorldContact } from '../../world/World.js'
import { firstIds } from './firstIds.js'
import type { Reference } from './Reference.js'

/** The people groups a firm starts with, by the role they are for. */
export const peopleGroupNames = [
  ['client', 'Client'],
  ['opposing_party', 'Opposing Party'],
  ['opposing_counsel', 'Opposing Counsel'],
  ['insurer', 'Insurer'],
  ['court', 'Court'],
  ['vendor', 'Vendor'],
  ['third_party', 'Third Party'],
] as const satisfies readonly (readonly [WorldContact['role'], string])[]

/** The group of people with a role. */
export const peopleGroupOf = (role: WorldContact['role']): Reference => ({
  id: firstIds.peopleGroups + peopleGroupNames.findIndex(([of]) => of === role),
})
