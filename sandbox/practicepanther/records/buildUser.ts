import type { World, WorldUser } from '../../world/World.js'
import { windowsTimeZone } from '../windowsTimeZone.js'
import { wireDateTime } from '../wireDateTime.js'
import type { StoredUser } from './StoredUser.js'

/** Assumed: the words of v1's `role`, which no published source lists. */
const roleWords: Readonly<Record<WorldUser['role'], string>> = {
  attorney: 'Attorney',
  paralegal: 'Paralegal',
  staff: 'Staff',
  billing: 'Billing',
  admin: 'Administrator',
}

/** User number `index` of the firm. */
export const buildUser = (world: World, index: number, id: string): StoredUser => {
  const user = world.users[index]
  if (user === undefined) throw new RangeError(`The firm has no user ${String(index)}.`)
  return {
    id,
    is_active: user.active,
    display_name: `${user.firstName} ${user.lastName}`.trim(),
    first_name: user.firstName,
    last_name: user.lastName,
    middle_name: null,
    // Stored with the case the person typed: a client has to compare addresses without it.
    email: index % 3 === 1 ? user.email.replace(/^./, (letter) => letter.toUpperCase()) : user.email,
    created_at: wireDateTime(user.createdAt),
    updated_at: wireDateTime(user.updatedAt),
    hourlyRate: user.rateCents === null ? null : user.rateCents / 100,
    role: roleWords[user.role],
    timeZoneId: windowsTimeZone(world.firm.timeZone),
  }
}
