import type { ExpenseRecord } from '../../../core/record/Expense.js'
import type { BillingStatus } from '../../../core/record/TimeEntry.js'
import { Money, roundToMinorUnit } from '../../../core/money.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDate } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { ExpenseWire } from '../wire/Expense.js'
import { activityCode } from './activityCode.js'
import { currency } from './currency.js'
import { lastInvoice } from './lastInvoice.js'
import { recordBase } from './recordBase.js'

/** Money spent. MyCase sends no amount: it is units by cost, rounded half-up to the cent. */
export const mapExpense = (wire: ExpenseWire): ExpenseRecord => ({
  ...recordBase(wire, { vendorId: String(wire.id), vendorUrl: null }),
  matterId: wire.case === null ? null : String(wire.case.id),
  userId: wire.staff ? String(wire.staff.id) : null,
  date: calendarDate(wire.entry_date),
  description: blankToNull(wire.description) ?? blankToNull(wire.activity_name) ?? '',
  expenseCode: activityCode(wire.activity_name),
  quantity: decimalText(wire.units) ?? '0',
  unitAmount: decimalText(wire.cost) ?? '0',
  amount: roundToMinorUnit(new Money(wire.units).times(wire.cost), currency).toFixed(),
  taxable: null,
  billable: wire.billable,
  currency,
  status: status(wire),
  invoiceId: lastInvoice(wire.invoices),
})

/** Any invoice counts as billed, as with time. */
const status = ({ billable, invoices }: ExpenseWire): BillingStatus => {
  if (!billable) return 'NON_BILLABLE'
  return (invoices ?? []).length > 0 ? 'BILLED' : 'UNBILLED'
}
