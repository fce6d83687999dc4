import type { RecordsDesk } from '../../portal/Portal.js'
import type { ClioFirm } from '../ClioFirm.js'
import { firstIds } from '../firstIds.js'
import type { ClioActivity } from '../records/ClioActivity.js'
import { timeTotals } from '../records/timeTotals.js'
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
      const now = firm.now()
      const user = firm.users.get(String(firstIds.user))
      const price = user?.rate ?? 0
      return {
        id: firm.nextId('activities'),
        created_at: now,
        updated_at: now,
        type: 'TimeEntry',
        date: firm.today(),
        quantity: 360,
        price,
        note: null,
        flat_rate: false,
        billed: false,
        on_bill: false,
        contingency_fee: false,
        reference: null,
        non_billable: false,
        no_charge: false,
        tax_setting: 'no_tax',
        currency: { id: 1 },
        written_off: false,
        matter: null,
        user: user === undefined ? null : { id: user.id },
        activity_description: null,
        bill: null,
        ...timeTotals({ seconds: 360, price, nonBillable: false, flatRate: false }),
      }
    },
    changes: (fields) => readFields(fields, read),
    settle: (entry) => ({
      ...entry,
      non_billable: entry.non_billable || entry.no_charge,
      ...timeTotals({
        seconds: entry.quantity,
        price: entry.price,
        nonBillable: entry.non_billable || entry.no_charge,
        flatRate: entry.flat_rate,
      }),
    }),
  })
}
