import type { RecordsDesk } from '../../portal/Portal.js'
import type { ClioFirm } from '../ClioFirm.js'
import { newActivity } from '../books/newActivity.js'
import { settleActivity } from '../books/settleActivity.js'
import { firstIds } from '../firstIds.js'
import type { ClioActivity } from '../records/ClioActivity.js'
import { utbmsExpense } from '../records/expenseCategories.js'
import { textOf } from '../textOf.js'
import { openDesk } from './openDesk.js'
import { field, type FieldReader, readFields } from './readFields.js'

const readers = (firm: ClioFirm): Readonly<Record<string, FieldReader>> => ({
  type: field.oneOf(['ExpenseEntry', 'HardCostEntry', 'SoftCostEntry']),
  date: (value, name) => field.date(value ?? 0, name),
  quantity: field.number,
  price: field.number,
  note: field.text,
  reference: field.text,
  non_billable: field.flag,
  no_charge: field.flag,
  written_off: field.flag,
  tax_setting: field.oneOf(['no_tax', 'tax_1_only', 'tax_2_only', 'tax_1_and_tax_2']),
  matter: field.reference((id) => firm.matters.get(id) !== undefined),
  user: field.reference((id) => firm.users.get(id) !== undefined),
  expense_category: field.reference((id) => firm.expenseCategories.has(Number(id))),
  /** By its code: `E112`. */
  utbms_expense: (value) => utbmsExpense(textOf(value)),
})

/** Expenses by hand. A new one is a page copied today by the account's owner. The price of a hard cost is all of it, whatever its quantity. */
export const expenseDesk = (firm: ClioFirm): RecordsDesk => {
  const read = readers(firm)
  return openDesk<ClioActivity>({
    collection: firm.activities,
    includes: ({ type }) => type !== 'TimeEntry',
    now: firm.now,
    blank: () => ({ ...newActivity(firm, 'ExpenseEntry', firm.users.get(String(firstIds.user)) ?? null), price: 0.25 }),
    changes: (fields) => readFields(fields, read),
    settle: settleActivity,
  })
}
