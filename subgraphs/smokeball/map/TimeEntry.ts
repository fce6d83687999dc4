import type { TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import { billingStatus } from './billingStatus.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDate } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { instant, instantOrNull } from '../../vendor/map/instant.js'
import type { WireFee } from '../wire/Fee.js'
import { entryText } from './entryText.js'
import { matterPartId } from './matterPartId.js'
import type { MapContext, Told } from './recordBase.js'

/** A fee of the type Time on a matter. It has a date of creation and none of change. */
export const mapTimeEntry = ({ wire, raw }: Told<WireFee>, matterId: string, { web, currency }: MapContext): TimeEntryRecord => {
  const createdAt = instantOrNull(wire.createdDate)
  return {
    vendorId: matterPartId(matterId, wire.id),
    vendorUrl: `${web}/#/billing/view-matter/${matterId}`,
    externalId: null,
    createdAt,
    updatedAt: createdAt ?? instant(wire.feeDate),
    raw,
    matterId,
    userId: wire.staff?.id ?? null,
    date: calendarDate(wire.feeDate),
    durationSeconds: minutesWorked(wire) * 60,
    description: entryText(wire),
    billable: wire.isBillable,
    activityCode: blankToNull(wire.utbmsTaskCode) ?? blankToNull(wire.activityCode),
    rate: decimalText(wire.rate),
    amount: wire.isBillable ? decimalText(wire.amount) : '0',
    currency,
    status: billingStatus(wire),
    invoiceId: wire.invoiceId === undefined ? null : matterPartId(matterId, wire.invoiceId),
    referenceId: null,
    tags: [],
  }
}

/** `durationWorked` is what was worked, `duration` what is billed. Entries made without a timer may carry the billed time alone (assumed). */
const minutesWorked = ({ durationWorked, duration }: WireFee): number => (durationWorked > 0 ? durationWorked : duration)

/** Whether a row of the list is a time entry at all: fixed fees and deleted entries are not. */
export const isTimeEntry = ({ feeType, isDeleted }: WireFee): boolean => feeType === 1 && !isDeleted
