import type { RecordsDesk } from '../../portal/Portal.js'
import { newActivity } from '../books/newActivity.js'
import { settleActivity } from '../books/settleActivity.js'
import type { ClioFirm } from '../ClioFirm.js'
import { firstIds } from '../firstIds.js'
import type { ClioActivity } from '../records/ClioActivity.js'
import { openDesk } from './openDesk.js'
import { field, type FieldReader, readFields } from './readFields.js'

const readers = (firm: ClioFirm): Readonly<Record<string, FieldReader>> => ({
  type: field.oneOf(['TimeEntry']),
  date: (value, name) => field.date(value ?? 0, name),
  quantity: field.number,
  price: field.number,
  note: field.text,
  reference: field.text,
  flat_rate: field.flag,
  non_billable: field.flag,
  no_charge: field.flag,
  on_bill: field.flag,
  billed: field.flag,
  written_off: field.flag,
  bill: field.any,
  matter: field.reference((id) => firm.matters.get(id) !== undefined),
  user: field.reference((id) => firm.users.get(id) !== undefined),
  activity_description: field.reference((id) => firm.activityDescriptions.has(Number(id))),
})

/** Time entries by hand, quantity in seconds. A new one is six minutes today by the account's owner, at that user's rate. `written_off` marks it as such. */
export const activityDesk = (firm: ClioFirm): RecordsDesk => {
  const read = readers(firm)
  return openDesk<ClioActivity>({
    collection: firm.activities,
    includes: ({ type }) => type === 'TimeEntry',
    now: firm.now,
    blank: () => {
      const owner = firm.users.get(String(firstIds.user)) ?? null
      return { ...newActivity(firm, 'TimeEntry', owner), quantity: 360, price: owner?.rate ?? 0 }
    },
    changes: (fields) => readFields(fields, read),
    settle: settleActivity,
  })
}
