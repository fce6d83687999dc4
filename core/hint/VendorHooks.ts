/*
 * How a vendor tells by itself that something changed, and what is made of it. Its words:
 *
 *   hook      a vendor's wish-list entry of ours: to be told of changes at an address
 *   delivery  a request that came in at such an address
 *   hint      what a delivery says may have changed. Never what it is now: that is read
 */
import type { Instant, Json } from '../record/scalars.js'
import type { RecordKind } from '../recordKind.js'
import type { Vendor } from '../vendor.js'

/** A request as it came in, before anybody believes it. */
export interface HookDelivery {
  /** By lower-case name; of several with one name the first. */
  readonly headers: Readonly<Record<string, string>>
  /** Exactly as it was sent: signatures are made over bytes. */
  readonly body: Uint8Array
}

/** Something at the vendor that may have changed. */
export interface Hint {
  readonly kind: RecordKind
  /** Null where the vendor does not say which record: the kind is read then. */
  readonly vendorId: string | null
}

/** What a delivery turned out to be. */
export type HookReading =
  | { readonly outcome: 'HINTS'; readonly hints: readonly Hint[] }
  /** The vendor makes sure that somebody is there; it is answered with these headers. */
  | { readonly outcome: 'HANDSHAKE'; readonly headers: Readonly<Record<string, string>> }
  /** Not the vendor's, or not any more. */
  | { readonly outcome: 'REFUSED' }

/** What is answered to a delivery that was taken. */
export interface HookAnswer {
  readonly headers: Readonly<Record<string, string>>
}

/** Takes a delivery at the address with this opaque part; null where it is not the vendor's, or there is no such address. Answers before anything is read. */
export type TakeDelivery = (vendor: Vendor, token: string, delivery: HookDelivery) => Promise<HookAnswer | null>

/** What is known of the account whose address a delivery came to. */
export interface HookAccount {
  /** What `keep` gave last: ids and secrets of the hooks, in the vendor's own form; null before the first. */
  readonly known: Json
  /** Whether hooks were asked for a moment ago: a handshake is expected. */
  readonly isAsking: boolean
  readonly now: Date
}

/** The receiving side of a vendor's hooks. */
export interface HookReceiver {
  /** Verifies a delivery by the vendor's own scheme and tells what it hints at. Makes no request and never throws for what was sent. */
  receive(delivery: HookDelivery, account: HookAccount): HookReading
}

/** Hooks as they stand at the vendor. */
export interface KeptHooks {
  /** What is needed to verify deliveries and to keep the hooks; holds secrets. */
  readonly known: Json
  /** When they have to be looked at again: before the first of them ends. */
  readonly lookAgainAt: Instant
}

/** The asking side of a vendor's hooks, over an account's connection. */
export interface HookKeeper {
  /**
   * Has the vendor tell of changes at this address: what lacks is made, what is about to end is renewed, what is at the address and is not known is removed. To be repeated.
   * Throws as reading does.
   */
  keep(address: string, known: Json): Promise<KeptHooks>
  /** Has the vendor tell nothing more at the addresses that are ours. To be repeated. Throws as reading does. */
  end(isOurs: (address: string) => boolean): Promise<void>
}
