import type { InvoicePaymentIntent } from './command/InvoicePaymentIntent.js'
import type { TimeEntryChanges, TimeEntryIntent } from './command/TimeEntryIntent.js'
import type { TrustApplicationIntent } from './command/TrustApplicationIntent.js'
import type { TrustDepositIntent } from './command/TrustDepositIntent.js'
import type { TrustDisbursementIntent } from './command/TrustDisbursementIntent.js'
import type { Instant } from './record/scalars.js'

/** What a write left at the vendor. */
export interface WrittenRecord {
  /** The record that the write is about: the time entry, the payment, the movement of trust money. */
  readonly vendorId: string
  /** Trust money applied to an invoice: the payment that settled it, where the vendor keeps one beside the movement. */
  readonly paymentId?: string
}

/** What a search for an earlier write came to. UNDECIDED: there are several that it could be, or it cannot be told. */
export type FoundRecord = ({ readonly found: 'RECORD' } & WrittenRecord) | { readonly found: 'NOTHING' | 'UNDECIDED' }

/**
 * How one write is made at one vendor. Nothing is ever sent twice by itself. Rejects with a MattergraphError whose `outcome` says whether the vendor may have
 * done it: NOT_APPLIED is a promise that nothing was done, UNCERTAIN when an answer was lost. VENDOR_REJECTED carries the vendor's own reason.
 */
export interface RecordCreator<Intent> {
  /** How long after a write the vendor may not show it yet; an absence counts only after that. Milliseconds; 0 where it shows at once. */
  readonly settleMs: number
  /** Makes a record that carries the marker. */
  create(intent: Intent, marker: string): Promise<WrittenRecord>
  /**
   * Looks for the record that an earlier `create` with this marker left, among those made since an instant. Where the vendor has no place for a marker, all of account, amount, date,
   * user and time of making must match, and one record alone.
   */
  findCreated(intent: Intent, marker: string, since: Instant): Promise<FoundRecord>
}

/** How time entries are written. */
export interface TimeEntryWriter extends RecordCreator<TimeEntryIntent> {
  /** Changes an entry. Sent again it comes to the same. Null where the vendor has no way to. */
  readonly update: ((vendorId: string, changes: TimeEntryChanges) => Promise<void>) | null
  /** Deletes an entry. One that is gone already is deleted. */
  delete(vendorId: string): Promise<void>
}

/** What can be written at one vendor; what is absent cannot be. */
export interface RecordWriters {
  readonly timeEntry?: TimeEntryWriter
  /** A payment that did not come out of trust, for one invoice. */
  readonly invoicePayment?: RecordCreator<InvoicePaymentIntent>
  /** A client's money into trust. */
  readonly trustDeposit?: RecordCreator<TrustDepositIntent>
  /** A client's trust money to the firm, for one issued invoice. */
  readonly trustApplication?: RecordCreator<TrustApplicationIntent>
  /** A client's trust money to somebody else. */
  readonly trustDisbursement?: RecordCreator<TrustDisbursementIntent>
}
