import type { UserRecord } from '../../../core/record/User.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { StaffWire } from '../wire/Staff.js'
import { fullName } from './fullName.js'
import type { MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/** A firm user. MyCase's API tells no permissions: the type is the only role. */
export const mapUser = (wire: StaffWire, { web }: MapContext): UserRecord => ({
  ...recordBase(wire, { vendorId: String(wire.id), vendorUrl: `${web}/contacts/attorneys/${wire.id}` }),
  name: fullName([wire.first_name, wire.middle_initial, wire.last_name]) ?? blankToNull(wire.email) ?? String(wire.id),
  email: blankToNull(wire.email),
  role: roleName(wire.type ?? ''),
  active: wire.active,
  rate: decimalText(wire.default_hourly_rate),
})
