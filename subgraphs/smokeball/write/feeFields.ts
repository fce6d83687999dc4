import type { TimeEntryChanges, TimeEntryIntent } from '../../../core/command/TimeEntryIntent.js'
import { Money } from '../../../core/money.js'
import { withMarker } from '../../vendor/write/marker.js'
import type { WorkTerms } from './workTerms.js'

/** A subject is a short text; how short is not published (assumed). */
const longestSubject = 200

/** The body of a new fee. Everything is said: what is left out of a fee is 0 or false. */
export const newFee = (intent: TimeEntryIntent, marker: string, { staff, usualRate }: WorkTerms): object => {
  const rate = intent.rate === null ? usualRate : new Money(intent.rate).toNumber()
  return {
    feeType: 1,
    feeDate: intent.date,
    ...texts(intent.description, marker),
    ...minutes(intent.durationSeconds),
    ...(rate === undefined ? {} : { rate }),
    staffId: staff.id,
    ...(intent.activityCode === null ? {} : { activityCode: intent.activityCode }),
    isBillable: intent.billable,
    isWrittenOff: false,
    finalized: false,
    isInvoicedExternally: false,
  }
}

/** What a PATCH says: only what changes. A marker that the entry carries stays on its new text. `usualRate` stands for a rate that is taken back. */
export const changedFee = (changes: TimeEntryChanges, marker: string | null, usualRate: number | undefined): object => {
  const { date, description, durationSeconds, billable, activityCode, rate } = changes
  const newRate = rate === null ? usualRate : rate === undefined ? undefined : new Money(rate).toNumber()
  return {
    ...(date === undefined ? {} : { feeDate: date }),
    ...(description === undefined ? {} : texts(description, marker)),
    ...(durationSeconds === undefined ? {} : minutes(durationSeconds)),
    ...(newRate === undefined ? {} : { rate: newRate }),
    ...(activityCode === undefined ? {} : { activityCode: activityCode ?? '' }),
    // Only what is billable can be written off.
    ...(billable === undefined ? {} : { isBillable: billable, ...(billable ? {} : { isWrittenOff: false }) }),
  }
}

/** The first line is what invoices print; the whole is the description, with the marker at its end: no other text of a fee is kept as it is. */
const texts = (description: string, marker: string | null): { readonly subject: string; readonly description: string } => ({
  subject: (description.trimStart().split('\n', 1)[0] ?? '').slice(0, longestSubject).trimEnd(),
  description: marker === null ? description : withMarker(description, marker),
})

/** Smokeball keeps whole minutes, worked and billed apart. A minute that was begun is one, as with its own timer; the unit its app bills by is the firm's setting and not told. */
const minutes = (seconds: number): { readonly duration: number; readonly durationWorked: number } => {
  const worked = Math.ceil(seconds / 60)
  return { duration: worked, durationWorked: worked }
}
