import { Money } from '../../../core/money.js'
import type { ExpenseRecord } from '../../../core/record/Expense.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDate } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireExpense } from '../wire/Expense.js'
import { billingStatus } from './billingStatus.js'
import { differs } from './differs.js'
import { entryText } from './entryText.js'
import { matterPartId } from './matterPartId.js'
import { neverDated } from './neverDated.js'
import type { MapContext, Told } from './recordBase.js'

/** An expense on a matter. It has neither a date of creation nor one of change. */
export const mapExpense = ({ wire, raw }: Told<WireExpense>, matterId: string, { web, currency }: MapContext): ExpenseRecord => {
  checkAmount(wire)
  return {
    vendorId: matterPartId(matterId, wire.id),
    vendorUrl: `${web}/#/billing/view-matter/${matterId}`,
    externalId: null,
    createdAt: null,
    updatedAt: neverDated,
    raw,
    matterId,
    userId: wire.staff?.id ?? null,
    date: calendarDate(wire.expenseDate),
    description: entryText(wire),
    expenseCode: blankToNull(wire.utbmsTaskCode) ?? blankToNull(wire.activityCode),
    quantity: decimalText(wire.quantity),
    unitAmount: decimalText(wire.price),
    amount: decimalText(wire.amount),
    taxable: isTaxable(wire),
    billable: wire.isBillable,
    currency,
    status: billingStatus(wire),
    invoiceId: wire.invoiceId === undefined ? null : matterPartId(matterId, wire.invoiceId),
  }
}

const cent = new Money('0.01')

/** Documented as price × quantity; how it is rounded to the cent is not. */
const checkAmount = ({ price, quantity, amount }: WireExpense): void => {
  const exact = new Money(price).times(quantity)
  if (exact.minus(amount).abs().greaterThanOrEqualTo(cent)) throw differs('/matters/{id}/expenses amount', 'price × quantity')
}

/** Whether tax is on an expense at all. */
export const isTaxable = ({ taxExempt, taxOutOfScope, taxZeroRated }: WireExpense): boolean => !taxExempt && !taxOutOfScope && !taxZeroRated

/** Whether a row of the list is there still. */
export const isExpense = ({ isDeleted }: WireExpense): boolean => !isDeleted
