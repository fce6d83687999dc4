import type { AccountKey } from '../recordId.js'
import type { Vendor } from '../vendor.js'
import type { SignInOutcome } from '../vendorAdapter.js'

/** What came of an attempt to deliver a message: the receiver's status; null where none came. */
export type DeliveryStatusCode = number | null

/** What the work that nobody waits for is watched by. */
export interface WorkInstruments {
  /** Sees a sign-in through the browser. */
  signIn(vendor: Vendor, run: () => Promise<SignInOutcome>): Promise<SignInOutcome>
  /** Sees a turn of reading an account. */
  reading<T>(account: AccountKey, read: () => Promise<T>): Promise<T>
  /** Sees the mirror be asked. */
  mirror<T>(question: string, ask: () => Promise<T>): Promise<T>
  /** Sees an attempt to deliver a message to a webhook endpoint. */
  delivery<T>(send: () => Promise<T>, statusOf: (outcome: T) => DeliveryStatusCode): Promise<T>
  /** Hears how old a change is, in seconds from when the reading that saw it began, when subscriptions are told of it. */
  told(seconds: number): void
}
