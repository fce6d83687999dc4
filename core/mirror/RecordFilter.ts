import type { ContactType } from '../record/Contact.js'
import type { InvoiceStatus } from '../record/Invoice.js'
import type { MatterStatus } from '../record/Matter.js'
import type { PaymentStatus } from '../record/Payment.js'
import type { CalendarDate, Instant, Json } from '../record/scalars.js'
import type { BillingStatus } from '../record/TimeEntry.js'
import type { TrustTransactionType } from '../record/TrustTransaction.js'
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

/** Narrows expenses. */
export interface ExpenseFilter extends RecordFilterBase {
  readonly matter?: Given<RecordKey>
  readonly user?: Given<RecordKey>
  /** Spent on this day or later. */
  readonly dateFrom?: Given<CalendarDate>
  /** Spent on this day or earlier. */
  readonly dateUntil?: Given<CalendarDate>
  readonly billable?: Given<boolean>
  readonly status?: Given<readonly BillingStatus[]>
}

/** Narrows invoices. */
export interface InvoiceFilter extends RecordFilterBase {
  /** One of its matters. */
  readonly matter?: Given<RecordKey>
  readonly client?: Given<RecordKey>
  readonly status?: Given<readonly InvoiceStatus[]>
  readonly issuedFrom?: Given<CalendarDate>
  readonly issuedUntil?: Given<CalendarDate>
  readonly dueFrom?: Given<CalendarDate>
  readonly dueUntil?: Given<CalendarDate>
  /** Equal, case-insensitive. */
  readonly number?: Given<string>
}

/** Narrows payments. */
export interface PaymentFilter extends RecordFilterBase {
  /** The matter it is for, or one that an invoice it settles is for. */
  readonly matter?: Given<RecordKey>
  /** One of the invoices it settles. */
  readonly invoice?: Given<RecordKey>
  readonly payer?: Given<RecordKey>
  readonly dateFrom?: Given<CalendarDate>
  readonly dateUntil?: Given<CalendarDate>
  readonly status?: Given<readonly PaymentStatus[]>
  /** Equal, exactly. */
  readonly transactionId?: Given<string>
}

/** Narrows trust accounts. */
export type TrustAccountFilter = RecordFilterBase

/** Narrows trust transactions. */
export interface TrustTransactionFilter extends RecordFilterBase {
  readonly trustAccount?: Given<RecordKey>
  readonly matter?: Given<RecordKey>
  readonly client?: Given<RecordKey>
  readonly invoice?: Given<RecordKey>
  readonly type?: Given<readonly TrustTransactionType[]>
  readonly dateFrom?: Given<CalendarDate>
  readonly dateUntil?: Given<CalendarDate>
}

/** What narrows each kind. */
export interface RecordFilters {
  USER: UserFilter
  CONTACT: ContactFilter
  MATTER: MatterFilter
  TIME_ENTRY: TimeEntryFilter
  EXPENSE: ExpenseFilter
  INVOICE: InvoiceFilter
  PAYMENT: PaymentFilter
  TRUST_ACCOUNT: TrustAccountFilter
  TRUST_TRANSACTION: TrustTransactionFilter
}
