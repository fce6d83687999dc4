import type { ClioActivity } from '../records/ClioActivity.js'
import { timeTotals } from '../records/timeTotals.js'
import { centsOf } from './centsOf.js'
import { dollars } from './dollars.js'

/** An activity with what follows from the rest of it: what is without charge is not billable, and what it comes to. */
export const settleActivity = (activity: ClioActivity): ClioActivity => {
  const nonBillable = activity.non_billable || activity.no_charge
  const totals = activity.type === 'TimeEntry' ? totalsOfTime(activity, nonBillable) : totalsOfExpense(activity, nonBillable)
  return { ...activity, non_billable: nonBillable, ...totals }
}

const totalsOfTime = ({ quantity: seconds, price, flat_rate: flatRate }: ClioActivity, nonBillable: boolean) =>
  timeTotals({ seconds, price, nonBillable, flatRate })

/** The price of a hard cost is all of it, whatever its quantity. */
const totalsOfExpense = (expense: ClioActivity, nonBillable: boolean) => {
  const quantity = expense.type === 'HardCostEntry' ? 1 : expense.quantity
  const amount = dollars(Math.round((Math.round(quantity * 1000) * centsOf(expense.price)) / 1000))
  return { total: nonBillable ? 0 : amount, non_billable_total: nonBillable ? amount : 0 }
}
