import type { WorldUser } from '../../world/World.js'
import { blankAddress } from './Address.js'
import { firstIds } from './firstIds.js'
import type { StaffRecord } from './StaffRecord.js'
import { timestamp } from './timestamp.js'

/** The portal shows three types of firm user; whatever is neither attorney nor paralegal is staff. */
const typeOfRole: Readonly<Record<WorldUser['role'], string>> = {
  attorney: 'Attorney',
  paralegal: 'Paralegal',
  staff: 'Staff',
  billing: 'Staff',
  admin: 'Staff',
}

/** A world user in MyCase's words. */
export const buildStaff = (user: WorldUser): StaffRecord => ({
  id: firstIds.staff + user.index,
  email: user.email,
  first_name: user.firstName,
  middle_initial: '',
  last_name: user.lastName,
  address: blankAddress,
  cell_phone_number: '',
  work_phone_number: `512-555-0${String(100 + user.index)}`,
  home_phone_number: '',
  type: typeOfRole[user.role],
  title: user.title,
  active: user.active,
  default_hourly_rate: user.rateCents === null ? null : user.rateCents / 100,
  created_at: timestamp(user.createdAt),
  updated_at: timestamp(user.updatedAt),
  manage_firm_preferences: true,
  edit_time_entries: true,
  edit_billing: true,
  edit_trust: true,
})
