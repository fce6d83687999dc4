import type { StoredRecord } from '../../portal/Collection.js'
import type { World, WorldTimeEntry } from '../../world/World.js'
import { firstIds } from '../firstIds.js'
import { activityDescriptionId, ownCategoryId } from './activityDescriptions.js'
import type { BillState } from './ClioBill.js'
import type { Reference } from './ClioMatter.js'
import type { LedgerExpense } from '../../world/ledger/Ledger.js'
import { dollars } from '../books/dollars.js'
import { timePrice } from '../books/timePrice.js'
import { expenseCategoryId, utbmsExpense, type UtbmsCode } from './expenseCategories.js'
import { timeTotals } from './timeTotals.js'

/** An activity (time or expense) as Clio stores one. `written_off` is not a field of the API; only the status filter tells it. */
export type ClioActivity = StoredRecord & {
  readonly id: number
  readonly type: 'TimeEntry' | 'ExpenseEntry' | 'HardCostEntry' | 'SoftCostEntry'
  readonly date: string
  readonly quantity: number
  readonly price: number
  readonly note: string | null
  readonly flat_rate: boolean
  readonly non_billable: boolean
  readonly no_charge: boolean
  readonly on_bill: boolean
  readonly billed: boolean
  readonly written_off: boolean
  readonly matter: Reference | null
  readonly user: Reference | null
  readonly activity_description: Reference | null
  readonly expense_category?: Reference | null
  readonly utbms_expense?: UtbmsCode | null
  readonly bill: ActivityBill | null
}

/** The bill an activity stands on. */
export type ActivityBill = {
  readonly id: number
  readonly number: string
  readonly state: BillState
}

/** What an activity needs of a bill that is issued: awaiting_payment or paid. */
export const isIssued = (bill: ActivityBill | null): boolean => bill?.state === 'awaiting_payment' || bill?.state === 'paid'

/** Builds the activity with this id for one time entry of a world. */
export const clioTimeActivity = (
  world: World,
  instant: (ms: number) => string,
  { id, entry, bill }: { readonly id: number; readonly entry: WorldTimeEntry; readonly bill: ActivityBill | null },
): ClioActivity => {
  const issued = isIssued(bill)
  const nonBillable = !entry.billable || entry.noCharge
  const description =
    activityDescriptionId(entry.taskCode, entry.activityCode) ?? (entry.index % 3 === 0 ? undefined : ownCategoryId(entry.index))
  const price = dollars(timePrice(world, entry))
  return {
    id,
    created_at: instant(entry.createdAt),
    updated_at: instant(entry.updatedAt),
    type: 'TimeEntry',
    date: entry.date,
    quantity: entry.seconds,
    price,
    note: entry.description === '' ? null : entry.description,
    flat_rate: false,
    // Clients saw the flag true on drafts as well as false: here every third draft says so. Only the bill's own state can be trusted.
    billed: issued || (bill !== null && entry.index % 3 === 0),
    on_bill: bill !== null,
    contingency_fee: false,
    reference: null,
    non_billable: nonBillable,
    no_charge: entry.noCharge,
    tax_setting: 'no_tax',
    currency: { id: 1 },
    written_off: entry.status === 'written_off',
    matter: { id: firstIds.matter + entry.matter },
    user: { id: firstIds.user + entry.user },
    activity_description: description === undefined ? null : { id: description },
    bill,
    ...timeTotals({ seconds: entry.seconds, price, nonBillable, flatRate: false }),
  }
}

/** The three types of expense. One of more or less than a unit cannot be a hard cost, whose price is all of it. */
const expenseType = ({ cost, quantityThousandths, index }: LedgerExpense): ClioActivity['type'] => {
  if (cost === 'hard') return quantityThousandths === 1000 ? 'HardCostEntry' : 'ExpenseEntry'
  return index % 2 === 0 ? 'SoftCostEntry' : 'ExpenseEntry'
}

/** Builds the activity with this id for one expense of the books. Quantities of expenses are plain units, and nothing is rounded up. */
export const clioExpenseActivity = (
  instant: (ms: number) => string,
  { id, expense, bill }: { readonly id: number; readonly expense: LedgerExpense; readonly bill: ActivityBill | null },
): ClioActivity => {
  const amount = dollars(expense.amountCents)
  const utbms = utbmsExpense(expense.code)
  return {
    id,
    created_at: instant(expense.createdAt),
    updated_at: instant(expense.updatedAt),
    type: expenseType(expense),
    date: expense.date,
    quantity: expense.quantityThousandths / 1000,
    quantity_in_hours: null,
    rounded_quantity: null,
    rounded_quantity_in_hours: null,
    quantity_redacted: false,
    price: dollars(expense.unitCents),
    total: expense.billable ? amount : 0,
    non_billable_total: expense.billable ? 0 : amount,
    note: expense.description === '' ? null : expense.description,
    flat_rate: false,
    billed: isIssued(bill) || (bill !== null && expense.index % 3 === 0),
    on_bill: bill !== null,
    contingency_fee: false,
    reference: null,
    non_billable: !expense.billable,
    no_charge: false,
    tax_setting: expense.taxable ? 'tax_1_only' : 'no_tax',
    currency: { id: 1 },
    written_off: expense.status === 'written_off',
    matter: { id: firstIds.matter + expense.matter },
    user: expense.user === null ? null : { id: firstIds.user + expense.user },
    activity_description: null,
    expense_category: { id: expenseCategoryId(expense.category) },
    utbms_expense: utbms,
    bill,
  }
}
