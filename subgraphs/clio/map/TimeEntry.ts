import type { BillingStatus, TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { Json } from '../../../core/record/scalars.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { ClioTimeEntry } from '../wire/TimeEntry.js'
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
    invoiceId: null,
    referenceId: entry.reference,
    tags: [],
  }
}

const statusOfBill = {
  draft: 'DRAFT',
  awaiting_approval: 'DRAFT',
  awaiting_payment: 'BILLED',
  paid: 'BILLED',
  // The entries of a void or deleted bill wait for another.
  void: 'UNBILLED',
  deleted: 'UNBILLED',
} as const satisfies Record<string, BillingStatus>

/** The bill's own state decides: the flag `billed` was seen true on drafts. The flags are left where the bill may not be seen. */
const billingStatus = (entry: ClioTimeEntry, billable: boolean, writtenOff: ReadonlySet<string>): BillingStatus => {
  if (writtenOff.has(String(entry.id))) return 'WRITTEN_OFF'
  if (!billable) return 'NON_BILLABLE'
  if (entry.bill !== null) return statusOfBill[entry.bill.state]
  return entry.billed ? 'BILLED' : entry.on_bill ? 'DRAFT' : 'UNBILLED'
}

const utbmsCode = /^[A-Z]{1,2}\d{3}(?![A-Za-z0-9])/

/** The UTBMS task (L110), else the UTBMS activity (A103) a description is named after, else the name of the firm's own category. */
const activityCode = (description: ClioTimeEntry['activity_description']): string | null =>
  utbmsCode.exec(description?.utbms_task_name ?? '')?.[0] ?? utbmsCode.exec(description?.name ?? '')?.[0] ?? description?.name ?? null
