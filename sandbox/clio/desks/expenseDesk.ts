import type { RecordsDesk } from '../../portal/Portal.js'
import type { ClioFirm } from '../ClioFirm.js'
import { centsOf } from '../books/centsOf.js'
import { dollars } from '../books/dollars.js'
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
    blank: () => {
      const now = firm.now()
      return {
        id: firm.nextId('activities'),
        created_at: now,
        updated_at: now,
        type: 'ExpenseEntry',
        date: firm.today(),
        quantity: 1,
        quantity_in_hours: null,
        rounded_quantity: null,
        rounded_quantity_in_hours: null,
        quantity_redacted: false,
        price: 0.25,
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
        user: { id: firstIds.user },
        activity_description: null,
        expense_category: null,
        utbms_expense: null,
        bill: null,
      }
    },
    changes: (fields) => readFields(fields, read),
    settle: (expense) => {
      const quantity = expense.type === 'HardCostEntry' ? 1 : expense.quantity
      const cents = Math.round((Math.round(quantity * 1000) * centsOf(expense.price)) / 1000)
      const nonBillable = expense.non_billable || expense.no_charge
      return {
        ...expense,
        non_billable: nonBillable,
        total: nonBillable ? 0 : dollars(cents),
        non_billable_total: nonBillable ? dollars(cents) : 0,
      }
    },
  })
}
