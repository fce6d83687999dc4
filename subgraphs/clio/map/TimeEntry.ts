import type { TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { ClioTimeEntry } from '../wire/TimeEntry.js'
import { withoutMarker } from '../../vendor/write/marker.js'
import type { ClioActivityDescription } from '../wire/ActivityDescription.js'
import { billingStatus, invoiceOfActivity } from './billingStatus.js'
import type { MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/**
 * A Clio time entry as the mirror keeps one, or undefined where the firm hides its hours or its amount from the signed-in user:
 * what is unknown is not told as nought.
 */
export const mapTimeEntry = (entry: ClioTimeEntry, raw: Json, context: MapContext): TimeEntryRecord | undefined => {
  const billable = !entry.non_billable && !entry.no_charge
  const amount = billable ? decimalText(entry.total) : '0'
  if (entry.quantity === null || entry.quantity_redacted === true || amount === null) return undefined
  return {
    ...recordBase(entry, raw, null),
    matterId: entry.matter,
    userId: entry.user,
    date: entry.date,
    // Hours typed as a decimal can leave a fraction of a second.
    durationSeconds: Math.round(entry.quantity),
    description: entry.note ?? '',
    billable,
    activityCode: activityCode(entry.activity_description),
    rate: entry.flat_rate ? null : decimalText(entry.price),
    amount,
    currency: entry.currency?.code ?? context.currency,
    status: billingStatus(entry, billable, context.writtenOff),
    invoiceId: invoiceOfActivity(entry),
    referenceId: blankToNull(withoutMarker(entry.reference ?? '')),
    tags: [],
  }
}

const utbmsCode = /^[A-Z]{1,2}\d{3}(?![A-Za-z0-9])/

/** The UTBMS task (L110), else the UTBMS activity (A103) a description is named after, else the name of the firm's own category. */
export const activityCode = (description: Pick<ClioActivityDescription, 'name' | 'utbms_task_name'> | null): string | null =>
  utbmsCode.exec(description?.utbms_task_name ?? '')?.[0] ?? utbmsCode.exec(description?.name ?? '')?.[0] ?? description?.name ?? null
