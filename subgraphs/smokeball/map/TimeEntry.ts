import type { BillingStatus, TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDate } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { instant, instantOrNull } from '../../vendor/map/instant.js'
import type { WireFee } from '../wire/Fee.js'
import { timeEntryId } from './timeEntryId.js'
import type { MapContext, Told } from './recordBase.js'

/** A fee of the type Time on a matter. It has a date of creation and none of change. */
export const mapTimeEntry = ({ wire, raw }: Told<WireFee>, matterId: string, { web, currency }: MapContext): TimeEntryRecord => {
  const createdAt = instantOrNull(wire.createdDate)
  return {
    vendorId: timeEntryId(matterId, wire.id),
    vendorUrl: `${web}/#/billing/view-matter/${matterId}`,
    externalId: null,
    createdAt,
    updatedAt: createdAt ?? instant(wire.feeDate),
    raw,
    matterId,
    userId: wire.staff?.id ?? null,
    date: calendarDate(wire.feeDate),
    durationSeconds: minutesWorked(wire) * 60,
    description: description(wire),
    billable: wire.isBillable,
    activityCode: blankToNull(wire.utbmsTaskCode) ?? blankToNull(wire.activityCode),
    rate: decimalText(wire.rate),
    amount: wire.isBillable ? decimalText(wire.amount) : '0',
    currency,
    status: billingStatus(wire),
    invoiceId: null,
    referenceId: null,
    tags: [],
  }
}

/** `durationWorked` is what was worked, `duration` what is billed. Entries made without a timer may carry the billed time alone (assumed). */
const minutesWorked = ({ durationWorked, duration }: WireFee): number => (durationWorked > 0 ? durationWorked : duration)

/** The subject is printed on invoices, the description may say more. Both are kept unless one says it all. */
const description = (fee: WireFee): string => {
  const [subject, text] = [blankToNull(fee.subject), blankToNull(fee.description)]
  if (subject === null || text === null) return text ?? subject ?? ''
  return text.startsWith(subject) ? text : `${subject}\n${text}`
}

/** An invoice that is not final leaves its entries unfinished (assumed: the vendor describes `finalized` by its name alone). */
const billingStatus = (fee: WireFee): BillingStatus => {
  if (!fee.isBillable) return 'NON_BILLABLE'
  if (fee.isWrittenOff) return 'WRITTEN_OFF'
  if (fee.isInvoicedExternally) return 'BILLED'
  if (fee.invoiceId === undefined) return 'UNBILLED'
  return fee.finalized ? 'BILLED' : 'DRAFT'
}

/** Whether a row of the list is a time entry at all: fixed fees and deleted entries are not. */
export const isTimeEntry = ({ feeType, isDeleted }: WireFee): boolean => feeType === 1 && !isDeleted
