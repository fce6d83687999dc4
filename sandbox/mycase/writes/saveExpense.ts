import { dollarText } from '../firm/dollarText.js'
import type { ExpenseRecord } from '../firm/ExpenseRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { quantityText } from '../firm/quantityText.js'
import { timestamp } from '../firm/timestamp.js'
import type { ExpenseFields } from './expenseFields.js'
import { requireExisting } from './requireExisting.js'
import { withoutUndefined } from './withoutUndefined.js'

/** Creates an expense, or changes the fields that are given of the one there is. */
export const saveExpense = (firm: MyCaseFirm, before: ExpenseRecord | undefined, fields: ExpenseFields): ExpenseRecord => {
  requireExisting(firm.cases, fields.case === undefined ? undefined : [fields.case], '/case')
  requireExisting(firm.staff, fields.staff ? [fields.staff] : undefined, '/staff')
  const { expenses } = firm.books
  const now = timestamp(firm.kit.clock.now())
  const { cost, units, ...plain } = fields
  const after: ExpenseRecord = {
    ...(before ?? blankExpense(firm, now)),
    ...withoutUndefined(plain),
    ...(cost === undefined ? {} : { cost: dollarText(cost) }),
    ...(units === undefined ? {} : { units: quantityText(Math.round(units * 1000)) }),
    updated_at: now,
  }
  if (before === undefined) expenses.insert(after)
  else expenses.replace(after)
  return after
}

/** One piece of something, today, on the firm's first case. */
const blankExpense = (firm: MyCaseFirm, now: string): ExpenseRecord => {
  const [firstCase] = firm.cases
  return {
    id: firm.books.expenses.nextId(),
    activity_name: 'Copies',
    description: '',
    billable: true,
    entry_date: now.slice(0, 10),
    cost: '1.0',
    units: '1.0',
    case: { id: firstCase?.id ?? 0 },
    staff: null,
    invoices: [],
    custom_field_values: [],
    created_at: now,
    updated_at: now,
  }
}
