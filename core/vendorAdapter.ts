/*
 * The port a vendor fills. Its words:
 *
 *   adapter     one plain value per vendor: its name, what it can do, how to sign in, how to open a signed-in session
 *   session     what a sign-in yields (cookies, tokens); opaque to everyone but the vendor, sealed in the vault between uses
 *   connection  an adapter bound to one account's session; every read goes through it
 *   reader      how one kind is read: page after page, or many by id
 *   writer      how one write is sent, and how one whose answer was lost is found again
 *   cursor      where the next page starts; opaque text, safe to keep across a restart
 *   channel     how an operation reaches the vendor: its JSON endpoints, its HTML pages, or a driven browser
 */
import type { Clock } from './clock.js'
import type { MattergraphError } from './errors.js'
import type { PortalInstruments } from './instruments/PortalInstruments.js'
import type { HookKeeper, HookReceiver } from './hint/VendorHooks.js'
import type { AccountKey } from './recordId.js'
import type { RecordKind } from './recordKind.js'
import type { RequestLimiters } from './requestLimiter.js'
import type { CanonicalRecord } from './record/CanonicalRecord.js'
import type { Instant, Json } from './record/scalars.js'
import type { Secret } from './Secret.js'
import type { RecordWriters } from './recordWriters.js'
import type { CommandKind } from './command/Command.js'
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
  /** The mutation that does it; null for reading. */
  readonly mutation: CommandKind | null
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
  readonly password: Secret
  /** The firm's subdomain or name, where the login needs to choose between firms. */
  readonly firm: string | null
  /** Sign in through the firm's identity provider instead of the vendor's own password page. */
  readonly ssoProvider: string | null
}

/** A client the vendor issued to the firm or to us. */
export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret: Secret
  readonly apiKey: Secret | null
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
  /** What requests beside the browser's own are watched by; absent where nobody looks. */
  readonly instruments?: PortalInstruments | undefined
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
export type VendorSession = Secret<Json>

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
  /**
   * One page of the records that were made or changed at or after an instant, by the vendor's own filter, in an order that neither skips nor repeats. Null starts
   * from the beginning. It tells of every change that the record's fields can show, and may tell of records that did not change; deletions it never tells, nor new names of what
   * the firm's settings define (a custom field, a stage). Absent where the vendor has no such filter: what changed then shows in a whole reading alone.
   */
  readChanges?(since: Instant, cursor: string | null): Promise<RecordPage<K>>
  /**
   * True where `readChanges` tells what was made or edited, but not every change that other records bring about (a time entry is taken off an invoice). Everything is then read
   * as often as where nothing can be asked for.
   */
  readonly changesArePartial?: boolean
  /** Many by vendor id, in the fewest requests the vendor's format allows; one result per id asked for. */
  readMany(vendorIds: readonly string[]): Promise<ReadonlyMap<string, ReadResult<K>>>
}

/** Every kind's reader. */
export type RecordReaders = { readonly [K in RecordKind]: RecordReader<K> }

/** Lends pages of a browser that is shared. */
export interface PageLender<Page> {
  /** Runs `use` with a page in a browser context of its own: no cookie of another, all of it gone afterwards. */
  withPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result>
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
  /** The limiters of all accounts' requests; absent where the connection is alone. */
  readonly limiters?: RequestLimiters
  /** What requests are watched by; absent where nobody looks. */
  readonly instruments?: PortalInstruments
  /** Keeps a session that changed while in use (a rotated token); called before the new one is used. */
  saveSession(session: VendorSession): Promise<void>
  /**
   * Renews the session: while no other process does, `renew` is given the session as it is kept now (another may have renewed it meanwhile; then it is given back as it is), and what it
   * gives back is kept before anybody uses it. Throws SessionDeadError where a sign-in took the session's place. Absent where nobody else has the session; what changes is then only saved.
   */
  readonly renewSession?: (renew: (latest: VendorSession) => Promise<VendorSession>) => Promise<VendorSession>
}

/** One account's open session. Reads throw SessionDeadError when the vendor no longer knows it. */
export interface VendorConnection {
  account(): Promise<AccountFacts>
  readonly readers: RecordReaders
  readonly writers: RecordWriters
  /** Asks the vendor to tell of changes by itself; absent where it cannot. */
  readonly hooks?: HookKeeper
  /** Lets go of sockets. The session itself stays alive at the vendor. */
  close(): Promise<void>
}

/** One vendor: importing its file does nothing, the value says what it is and opens what it can. */
export interface VendorAdapter<Page = unknown> {
  readonly vendor: Vendor
  readonly capabilities: readonly Capability[]
  /** The vendor's real hosts, by region; the first is the default. */
  readonly hosts: Readonly<Record<string, PortalAddress>>
  /** What comes in where the vendor tells of changes by itself; absent where it does not. */
  readonly hooks?: HookReceiver
  /** Drives the portal's own sign-in pages to an outcome; throws only for faults of our own. */
  signIn(tools: SignInTools<Page>): Promise<SignInOutcome>
  /** Binds a session; makes no request. The browser is for writes that exist only as forms. Throws when the session is not one of this vendor's. */
  open(options: ConnectionOptions, browser: PageLender<Page>): VendorConnection
}
