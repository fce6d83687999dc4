import type { UserRecord } from '../../../core/record/User.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { WireLegacyUser, WireUser } from '../wire/User.js'

/** A user from both APIs: v2 knows neither role nor rate. */
export const mapUser = (user: WireUser, legacy: WireLegacyUser, raw: Json): UserRecord => ({
  vendorId: user.id,
  vendorUrl: null,
  externalId: null,
  createdAt: user.created_at,
  updatedAt: user.updated_at,
  raw,
  name: user.display_name,
  email: blankToNull(user.email),
  role: roleName(legacy.role ?? ''),
  active: user.is_active,
  rate: decimalText(legacy.hourlyRate),
})
