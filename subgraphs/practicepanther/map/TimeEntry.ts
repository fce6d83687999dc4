import { Money, roundToMinorUnit } from '../../../core/money.js'
import type { BillingStatus, TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { WireLegacyTimeEntry, WireTimeEntry } from '../wire/TimeEntry.js'
import type { MapContext } from './MapContext.js'
import { referenceIn } from './privateNote.js'

/** A time entry. The vendor delivers no amount: it is hours × rate, rounded half-up on each line; nothing where no rate is set. */
export const mapTimeEntry = (
  { entry, legacy, raw }: { readonly entry: WireTimeEntry; readonly legacy: WireLegacyTimeEntry; readonly raw: Json },
  context: MapContext,
): TimeEntryRecord => ({
  vendorId: entry.id,
  vendorUrl: `${context.web}/TimeEntry/Details/${entry.id}`,
  externalId: null,
  createdAt: entry.created_at,
  updatedAt: entry.updated_at,
  raw,
  matterId: entry.matter_ref?.id ?? null,
  userId: entry.billed_by_user_ref?.id ?? null,
  date: calendarDateIn(context.timeZone, entry.date),
  // Hours are decimal: a third of an hour comes as 0.333…, so the product is brought back to whole seconds.
  durationSeconds: new Money(entry.hours).times(3600).toDecimalPlaces(0).toNumber(),
  description: entry.description ?? '',
  billable: isBillable(entry),
  activityCode: blankToNull(entry.task_code) ?? blankToNull(entry.item_ref?.name),
  rate: decimalText(entry.rate),
  amount: amount(entry, context.currency),
  currency: context.currency,
  status: status(entry, legacy),
  invoiceId: legacy.saleDocumentItem?.saleDocument.guid ?? null,
  referenceId: referenceIn(entry.private_notes),
  tags: [],
})

const amount = (entry: WireTimeEntry, currency: string): string =>
  isBillable(entry) && entry.rate !== null ? roundToMinorUnit(new Money(entry.hours).times(entry.rate), currency).toFixed() : '0'

/** `is_billable` means queued for the next invoice: it says nothing of time that was billed already. */
const isBillable = ({ is_billable, is_billed }: WireTimeEntry): boolean => is_billable || is_billed

/** There is no status field. What was billed stays billed; what stands on an invoice that is not issued yet is a draft; written-off time is simply not billable. */
const status = ({ is_billed, is_billable }: WireTimeEntry, { saleDocumentItem }: WireLegacyTimeEntry): BillingStatus => {
  if (is_billed) return 'BILLED'
  if (!is_billable) return 'NON_BILLABLE'
  return saleDocumentItem === null ? 'UNBILLED' : 'DRAFT'
}

/** Whether both APIs tell the same of a time entry: where not, it changed between the two answers, or one of them means something else by now. */
export const timeEntryAgrees = (entry: WireTimeEntry, legacy: WireLegacyTimeEntry): boolean =>
  entry.hours === legacy.hours && entry.is_billed === legacy.isBilled
