import { z } from 'zod'
import type { RecordsDesk } from '../../portal/Portal.js'
import { blankAddress } from '../firm/Address.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { StaffRecord } from '../firm/StaffRecord.js'
import { timestamp } from '../firm/timestamp.js'
import { address } from '../writes/fields.js'
import { withoutUndefined } from '../writes/withoutUndefined.js'
import { fieldsOf } from './fieldsOf.js'

const staffFields = z
  .strictObject({
    email: z.string(),
    first_name: z.string(),
    middle_initial: z.string(),
    last_name: z.string(),
    address,
    cell_phone_number: z.string(),
    work_phone_number: z.string(),
    home_phone_number: z.string(),
    type: z.string(),
    title: z.string(),
    active: z.boolean(),
    default_hourly_rate: z.number().nonnegative().nullable(),
    manage_firm_preferences: z.boolean(),
    edit_time_entries: z.boolean(),
    edit_billing: z.boolean(),
    edit_trust: z.boolean(),
  })
  .partial()

/** The firm's users, for `/_sandbox/records/users`. */
export const userDesk = (firm: MyCaseFirm): RecordsDesk => {
  const now = (): string => timestamp(firm.kit.clock.now())
  return {
    list: () => firm.staff,
    get: (id) => firm.staff.get(id),
    create: (fields) => {
      const record = { ...blankStaff(firm, now()), ...withoutUndefined(fieldsOf(staffFields, fields)) }
      firm.staff.insert(record)
      return record
    },
    edit: (id, fields) => {
      const before = firm.staff.get(id)
      if (before === undefined) return undefined
      const after = { ...before, ...withoutUndefined(fieldsOf(staffFields, fields)), updated_at: now() }
      firm.staff.replace(after)
      return after
    },
    delete: (id) => firm.staff.delete(id),
  }
}

const blankStaff = (firm: MyCaseFirm, now: string): StaffRecord => ({
  id: firm.staff.nextId(),
  email: '',
  first_name: '',
  middle_initial: '',
  last_name: '',
  address: blankAddress,
  cell_phone_number: '',
  work_phone_number: '',
  home_phone_number: '',
  type: 'Staff',
  title: '',
  active: true,
  default_hourly_rate: null,
  created_at: now,
  updated_at: now,
  manage_firm_preferences: false,
  edit_time_entries: true,
  edit_billing: false,
  edit_trust: false,
})
