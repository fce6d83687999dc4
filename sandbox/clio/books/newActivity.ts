import type { ClioFirm } from '../ClioFirm.js'
import type { ClioActivity } from '../records/ClioActivity.js'
import type { ClioUser } from '../records/ClioUser.js'

/** Nothing yet, of today, by a user: what an activity is before anybody says more. Hours and totals follow when it is settled. */
export const newActivity = (firm: ClioFirm, type: ClioActivity['type'], user: ClioUser | null): ClioActivity => {
  const now = firm.now()
  const isTime = type === 'TimeEntry'
  return {
    id: firm.nextId('activities'),
    created_at: now,
    updated_at: now,
    type,
    date: firm.today(),
    quantity: isTime ? 0 : 1,
    quantity_in_hours: null,
    rounded_quantity: null,
    rounded_quantity_in_hours: null,
    quantity_redacted: false,
    price: 0,
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
    user: user === null ? null : { id: user.id },
    activity_description: null,
    ...(isTime ? {} : { expense_category: null, utbms_expense: null }),
    bill: null,
  }
}
