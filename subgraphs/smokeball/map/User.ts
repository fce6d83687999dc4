import type { UserRecord } from '../../../core/record/User.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { WireStaff } from '../wire/Staff.js'
import { neverDated } from './neverDated.js'
import type { Told } from './recordBase.js'

/** A staff member as a user. Smokeball keeps no date of a staff member's, neither of creation nor of change. */
export const mapUser = ({ wire, raw }: Told<WireStaff>): UserRecord => ({
  vendorId: wire.id,
  vendorUrl: null,
  externalId: null,
  createdAt: null,
  updatedAt: neverDated,
  raw,
  name: staffName(wire),
  email: blankToNull(wire.email),
  role: roleName(wire.role ?? ''),
  active: !wire.former && wire.enabled !== false,
  rate: wire.rate === undefined ? null : decimalText(wire.rate),
})

/** A staff member's name; the e-mail address where nobody gave one. */
export const staffName = ({ firstName, middleName, lastName, email }: WireStaff): string => {
  const name = [firstName, middleName, lastName].map((part) => blankToNull(part)).filter((part) => part !== null)
  return name.length > 0 ? name.join(' ') : (blankToNull(email) ?? 'Unnamed staff member')
}
