import type { ContactType } from '../record/Contact.js'
import type { MatterStatus } from '../record/Matter.js'
import type { CalendarDate, Instant, Json } from '../record/scalars.js'
import type { BillingStatus } from '../record/TimeEntry.js'
import type { Vendor } from '../vendor.js'
import type { RecordKey } from './RecordKey.js'

/*
 * What narrows a list. Every field that is given narrows; null and undefined narrow nothing; a list means "any of", an empty list nothing at all.
 * The values stand in the caller's own words: no wildcard has a meaning, `%` and `_` are ordinary characters.
 */

/** A filter that may be left out. */
type Given<T> = T | null | undefined

/** What every kind's list can be narrowed by. */
export interface RecordFilterBase {
  readonly vendors?: Given<readonly Vendor[]>
  /** `updatedAt` at this instant or later. */
  readonly updatedSince?: Given<Instant>
  /** `updatedAt` before this instant. */
  readonly updatedUntil?: Given<Instant>
  /** `externalId` is exactly one of these. */
  readonly externalIds?: Given<readonly string[]>
}

/** A custom field with this name (case-insensitive) holds exactly this JSON value. */
export interface CustomFieldFilter {
  readonly name: string
  readonly value: Json
}

/** Narrows matters. */
export interface MatterFilter extends RecordFilterBase {
  readonly status?: Given<readonly MatterStatus[]>
  /** Equal, case-insensitive. */
  readonly practiceArea?: Given<readonly string[]>
  /** Equal, case-insensitive. */
  readonly stage?: Given<readonly string[]>
  readonly responsibleAttorney?: Given<RecordKey>
  readonly client?: Given<RecordKey>
  /** Equal, case-insensitive. */
  readonly number?: Given<string>
  /** One of the matter's tags, equal, case-insensitive. */
  readonly tag?: Given<string>
  readonly customField?: Given<CustomFieldFilter>
  /** Opened on this day or later. */
  readonly openedFrom?: Given<CalendarDate>
  /** Opened on this day or earlier. */
  readonly openedUntil?: Given<CalendarDate>
  /** Every word occurs in the title, the number or the client's name; case and accents do not count. */
  readonly text?: Given<string>
}

/** Narrows contacts. */
export interface ContactFilter extends RecordFilterBase {
  readonly type?: Given<ContactType>
  /** A role of its own record or on any matter, equal, case-insensitive. */
  readonly role?: Given<string>
  /** Its own flag, or being the client of any matter. */
  readonly isClient?: Given<boolean>
  /** One of its addresses, equal, case-insensitive. */
  readonly email?: Given<string>
  /** One of its numbers: equal in E.164, or in the digits as the vendor has them, however either is written. */
  readonly phone?: Given<string>
  /** Occurs in the display name; case and accents do not count. */
  readonly name?: Given<string>
  /** One of the contact's tags, equal, case-insensitive. */
  readonly tag?: Given<string>
}

/** Narrows users. */
export interface UserFilter extends RecordFilterBase {
  readonly active?: Given<boolean>
  /** Equal, case-insensitive. */
  readonly role?: Given<string>
  /** Equal, case-insensitive. */
  readonly email?: Given<string>
  /** Occurs in the name; case and accents do not count. */
  readonly name?: Given<string>
}

/** Narrows time entries. */
export interface TimeEntryFilter extends RecordFilterBase {
  readonly matter?: Given<RecordKey>
  readonly user?: Given<RecordKey>
  /** Worked on this day or later. */
  readonly dateFrom?: Given<CalendarDate>
  /** Worked on this day or earlier. */
  readonly dateUntil?: Given<CalendarDate>
  readonly billable?: Given<boolean>
  readonly status?: Given<readonly BillingStatus[]>
  /** Equal, case-insensitive. */
  readonly activityCode?: Given<readonly string[]>
}

/** What narrows each kind. */
export interface RecordFilters {
  USER: UserFilter
  CONTACT: ContactFilter
  MATTER: MatterFilter
  TIME_ENTRY: TimeEntryFilter
}
