/*
 * The port a vendor fills. Its words:
 *
 *   adapter     one plain value per vendor: its name, what it can do, how to sign in, how to open a signed-in session
 *   session     what a sign-in yields (cookies, tokens); opaque to everyone but the vendor, sealed in the vault between uses
 *   connection  an adapter bound to one account's session; every read goes through it
 *   reader      how one kind is read: page after page, or many by id
 *   cursor      where the next page starts; opaque text, safe to keep across a restart
 *   channel     how an operation reaches the vendor: its JSON endpoints, its HTML pages, or a driven browser
 */
import type { Clock } from './clock.js'
import type { MattergraphError } from './errors.js'
import type { AccountKey } from './recordId.js'
import type { RecordKind } from './recordKind.js'
import type { CanonicalRecord } from './record/CanonicalRecord.js'
import type { Instant, Json } from './record/scalars.js'
import type { TimeEntryChanges, TimeEntryIntent } from './command/TimeEntryIntent.js'
import type { Vendor } from './vendor.js'

/** How an operation reaches the vendor. */
export type Channel = 'API' | 'PAGE' | 'BROWSER'
/** What can be done with a kind of record. */
export type Operation = 'READ' | 'CREATE' | 'UPDATE' | 'DELETE'
/** One thing an account can do, and how. */
export interface Capability {
  readonly kind: RecordKind
  readonly operation: Operation
  readonly channel: Channel
}

/** How a second factor reaches the person who signs in. */
export type MfaMethod = 'TOTP' | 'SMS' | 'EMAIL' | 'ACCOUNT_CHOICE'

/** Where a vendor's hosts are. Real hosts in production, loopback addresses before a sandbox; no trailing slash. */
export interface PortalAddress {
  /** The portal's own pages: `https://app.clio.com`, `http://127.0.0.1:4101`. */
  readonly web: string
  /** The host that signs people in, where it differs from the portal. */
  readonly auth: string
  /** The host of the JSON endpoints, where it differs from the portal. */
  readonly api: string
}

/** A person's login at a vendor. */
export interface PortalLogin {
  readonly username: string
  readonly password: string
  /** The firm's subdomain or name, where the login needs to choose between firms. */
  readonly firm: string | null
  /** Sign in through the firm's identity provider instead of the vendor's own password page. */
  readonly ssoProvider: string | null
}

/** A client the vendor issued to the firm or to us. */
export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly apiKey: string | null
}

/** What a vendor asks for before it lets the person in. */
export interface ChallengeRequest {
  readonly method: MfaMethod
  /** Where the code went, masked as the page shows it. */
  readonly sentTo: string | null
  /** For ACCOUNT_CHOICE: the names to choose from. */
  readonly options: readonly string[]
}

/** The browser page a sign-in drives. The port names only what it needs; `subgraphs/vendor/browser` gives the real one. */
export interface SignInTools<Page> {
  readonly page: Page
  readonly portal: PortalAddress
  readonly login: PortalLogin
  readonly oauth: OAuthClient | null
  readonly clock: Clock
  /** Gives the code (or the chosen account's name), or null when nobody can answer now; the sign-in then ends as CHALLENGE. */
  answer(challenge: ChallengeRequest): Promise<string | null>
  /** Saves what the page shows and returns the file's path; for pages the sign-in table does not know. */
  saveScreenshot(name: string): Promise<string>
}

/** How a sign-in ended. Told apart by `outcome`. */
export type SignInOutcome =
  | { readonly outcome: 'SIGNED_IN'; readonly session: VendorSession }
  | { readonly outcome: 'WRONG_PASSWORD'; readonly detail: string }
  | { readonly outcome: 'WRONG_CODE'; readonly detail: string }
  | { readonly outcome: 'LOCKED'; readonly detail: string }
  /** The login is right, but the vendor does not let this user in for what is needed: a permission or an OAuth client is missing. The firm's move. */
  | { readonly outcome: 'REFUSED'; readonly detail: string }
  | { readonly outcome: 'CHALLENGE'; readonly challenge: ChallengeRequest }
  /** A page the sign-in table does not know; the screenshot shows it. */
  | { readonly outcome: 'DRIFT'; readonly detail: string; readonly screenshot: string }
  | { readonly outcome: 'UNAVAILABLE'; readonly detail: string }

/** What a sign-in yields, as JSON the vendor's own code parses again when it opens the session. */
export type VendorSession = Json

/** What the signed-in account is. */
export interface AccountFacts {
  readonly firmName: string
  readonly region: string | null
  /** IANA name: `America/New_York`. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  /** The signed-in user's vendor id. */
  readonly userId: string | null
  readonly userName: string
  readonly roles: readonly string[]
  /** What licence and role open: matters, contacts, time, invoices, … as far as the vendor tells. */
  readonly entitlements: readonly string[]
}

/** One page of a full or incremental read. */
export interface RecordPage<K extends RecordKind = RecordKind> {
  readonly records: readonly CanonicalRecord<K>[]
  /** Where the next page starts; null after the last. */
  readonly next: string | null
  /** How many records there are over all pages, where the vendor says. */
  readonly total: number | null
  /** Vendor ids of records that are there, but of which the vendor hides from the signed-in user what a record must have (a time entry's hours). */
  readonly withheld?: readonly string[]
}

/** What one key of a batch came to: the record, its absence, or an error of its own. */
export type ReadResult<K extends RecordKind = RecordKind> = CanonicalRecord<K> | 'ABSENT' | MattergraphError

/** How one kind is read at one vendor. It stores, schedules and retries nothing beyond its own HTTP requests. */
export interface RecordReader<K extends RecordKind = RecordKind> {
  /**
   * One page, in an order that neither skips nor repeats a record that exists throughout, while others come and go. Null starts from the beginning.
   * `tellNext` may be told the page's `next` as soon as the answer says it, and waited for before the page's records are looked at: the next page is on its
   * way then.
   */
  readPage(cursor: string | null, tellNext?: (next: string | null) => Promise<void>): Promise<RecordPage<K>>
  /** Many by vendor id, in the fewest requests the vendor's format allows; one result per id asked for. */
  readMany(vendorIds: readonly string[]): Promise<ReadonlyMap<string, ReadResult<K>>>
}

/** Every kind's reader. */
export type RecordReaders = { readonly [K in RecordKind]: RecordReader<K> }

/**
 * How one kind of record is written at one vendor. Nothing is ever sent twice by itself. Rejects with a MattergraphError whose `outcome` says whether the vendor
 * may have done it: NOT_APPLIED is a promise that nothing was done, UNCERTAIN when an answer was lost. VENDOR_REJECTED carries the vendor's own reason.
 */
export interface TimeEntryWriter {
  /** How long after a write the vendor may not show it yet; an absence counts only after that. Milliseconds; 0 where it shows at once. */
  readonly settleMs: number
  /** Creates an entry that carries the marker, and gives its vendor id. */
  create(intent: TimeEntryIntent, marker: string): Promise<string>
  /** Looks for the entry that an earlier `create` with this marker left, among those made since an instant. UNDECIDED: it cannot be told. */
  findCreated(intent: TimeEntryIntent, marker: string, since: Instant): Promise<FoundRecord>
  /** Changes an entry. Sent again it comes to the same. Null where the vendor has no way to. */
  readonly update: ((vendorId: string, changes: TimeEntryChanges) => Promise<void>) | null
  /** Deletes an entry. One that is gone already is deleted. */
  delete(vendorId: string): Promise<void>
}

/** What a search for an earlier write came to. */
export type FoundRecord = { readonly found: 'RECORD'; readonly vendorId: string } | { readonly found: 'NOTHING' | 'UNDECIDED' }

/** The kinds a vendor's records can be written of; what is absent cannot be. */
export interface RecordWriters {
  readonly TIME_ENTRY?: TimeEntryWriter
}

/** What a connection is opened with. */
export interface ConnectionOptions {
  readonly portal: PortalAddress
  readonly session: VendorSession
  readonly account: AccountKey
  readonly oauth: OAuthClient | null
  readonly clock: Clock
  /** Multiplies the vendor's published request limits; 1 in production, larger before a sandbox that was told the same. */
  readonly limitScale: number
  /** Keeps a session that changed while in use (a rotated token); called before the new one is used. */
  saveSession(session: VendorSession): Promise<void>
}

/** One account's open session. Reads throw SessionDeadError when the vendor no longer knows it. */
export interface VendorConnection {
  account(): Promise<AccountFacts>
  readonly readers: RecordReaders
  readonly writers?: RecordWriters
  /** Lets go of sockets. The session itself stays alive at the vendor. */
  close(): Promise<void>
}

/** One vendor: importing its file does nothing, the value says what it is and opens what it can. */
export interface VendorAdapter<Page = unknown> {
  readonly vendor: Vendor
  readonly capabilities: readonly Capability[]
  /** The vendor's real hosts, by region; the first is the default. */
  readonly hosts: Readonly<Record<string, PortalAddress>>
  /** Drives the portal's own sign-in pages to an outcome; throws only for faults of our own. */
  signIn(tools: SignInTools<Page>): Promise<SignInOutcome>
  /** Binds a session; makes no request. Throws when the session is not one of this vendor's. */
  open(options: ConnectionOptions): VendorConnection
}
