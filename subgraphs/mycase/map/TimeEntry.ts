import { Money, roundToMinorUnit } from '../../../core/money.js'
import type { BillingStatus, TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { withoutMarker } from '../../vendor/write/marker.js'
import { calendarDate } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { TimeEntryWire } from '../wire/TimeEntry.js'
import { currency } from './currency.js'
import { lastInvoice } from './lastInvoice.js'
import { recordBase } from './recordBase.js'

/** Time worked. MyCase sends no amount: it is hours by rate, rounded half-up to the cent, or the rate itself where that is a flat fee. */
export const mapTimeEntry = (wire: TimeEntryWire): TimeEntryRecord => ({
  ...recordBase(wire, { vendorId: String(wire.id), vendorUrl: null }),
  matterId: wire.case === null ? null : String(wire.case.id),
  userId: wire.staff === null ? null : String(wire.staff.id),
  date: calendarDate(wire.entry_date),
  // Hours can carry six decimals; the nearest whole second is what was meant.
  durationSeconds: new Money(wire.hours).times(3600).toDecimalPlaces(0).toNumber(),
  // A form sends line ends as two characters, the API as they were.
  description: blankToNull(withoutMarker((wire.description ?? '').replaceAll('\r\n', '\n'))) ?? blankToNull(wire.activity_name) ?? '',
  billable: wire.billable,
  activityCode: blankToNull(wire.utbms_task_code) ?? blankToNull(wire.utbms_activity_code) ?? blankToNull(wire.activity_name),
  // What a flat entry calls its rate is the whole sum, not an hour's.
  rate: wire.flat_fee === true ? null : decimalText(wire.rate),
  amount: amount(wire),
  currency,
  status: status(wire),
  invoiceId: lastInvoice(wire.invoices),
  referenceId: null,
  tags: [],
})

const amount = ({ billable, flat_fee: flat, hours, rate }: TimeEntryWire): string => {
  if (!billable || rate === null) return '0'
  return roundToMinorUnit(flat === true ? new Money(rate) : new Money(hours).times(rate), currency).toFixed()
}

/**
 * What bills for nothing stays non-billable, shown on an invoice or not. Otherwise any invoice counts as billed: drafts are invoices too, and the entry does not
 * say which is one.
 */
const status = ({ billable, invoices }: TimeEntryWire): BillingStatus => {
  if (!billable) return 'NON_BILLABLE'
  return (invoices ?? []).length > 0 ? 'BILLED' : 'UNBILLED'
}
