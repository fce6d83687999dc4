import type { FastifyInstance } from 'fastify'
import type { World, WorldOptions } from '../world/World.js'
import type { Collection, StoredRecord } from './Collection.js'

/** The kinds `/_sandbox/records/:kind` knows. A portal holds the ones it has. */
export type SandboxKind =
  | 'users'
  | 'contacts'
  | 'matters'
  | 'time-entries'
  | 'expenses'
  | 'invoices'
  | 'payments'
  | 'trust-accounts'
  | 'trust-transactions'

/** The portal's clock: real time plus the skew a test asked for. */
export interface PortalClock {
  now(): number
  /** The same as RFC 3339 with milliseconds. */
  iso(): string
}

/** A write the portal accepted, in order. */
export interface Effect {
  readonly at: string
  readonly kind: string
  readonly operation: 'create' | 'update' | 'delete'
  readonly id: string
  readonly body: unknown
}

/** A code sent by SMS or e-mail, for the inbox page. */
export interface InboxMessage {
  readonly at: string
  readonly to: string
  readonly channel: 'sms' | 'email'
  readonly code: string
}

/** Someone who can sign in at a portal's pages. */
export interface PortalLogin {
  readonly username: string
  readonly password: string
  /** `none` where the vendor allows it; `sso` is sent to the identity provider. */
  readonly secondFactor: 'none' | 'totp' | 'sms' | 'email' | 'sso'
  /** Base32; present with `totp`. */
  readonly totpSecret: string
  /** Where SMS codes go; present with `sms`. */
  readonly phone: string
  /** The world user this login is. */
  readonly user: number
  /** True for the login that also belongs to a second firm, where the vendor has an account chooser. */
  readonly severalFirms: boolean
}

/** What a test or a person ordered through `/_sandbox/faults`. Always current: hold on to the object (and to `rateLimit`), not to its values. */
export interface FaultState {
  readonly latencyMs: number
  readonly jitterMs: number
  /** The named variant whose answers differ from the documented format, or null. Each portal lists its own. */
  readonly drift: string | null
  /** Multiplies the portal's own request limits; 1 is the vendor's published figure. Give this object to `createRequestLimiter`. */
  readonly rateLimit: { readonly scale: number }
  /** Whether the write that this request asks for was ordered to fail after it was answered. For portals that answer first. */
  isToFailLate(request: object): boolean
}

/** What a portal is given to build itself with. Made anew by `/_sandbox/reset`. */
export interface PortalKit {
  readonly world: World
  readonly clock: PortalClock
  /** The same five people at every portal: demo (totp), sms, email, sso, several firms; see `sandbox/portal/logins.ts`. */
  readonly logins: readonly PortalLogin[]
  readonly faults: FaultState
  /** Where this portal and the identity provider answer: `http://127.0.0.1:4101`. */
  readonly origin: string
  readonly identityProvider: string
  /** Records an accepted write. Called once for each, by API and page writes alike, before the answer is sent. */
  effect(operation: Effect['operation'], kind: SandboxKind, id: string, body: unknown): void
  /** Sends a six-digit code to the inbox and returns it. */
  sendCode(channel: InboxMessage['channel'], to: string): string
  /** Whether a six-digit code is right for this login now (30 s TOTP, one step of tolerance), or was the last one sent to it. A right code is spent, until sessions are ended by order (`expireSessions`, `logout`) or the portal is reset. */
  checkCode(login: PortalLogin, code: string): boolean
  /** Counts failed sign-ins per user name and says whether the login is locked: five in a row lock it for fifteen minutes. */
  readonly attempts: { failed(username: string): void; succeeded(username: string): void; isLocked(username: string): boolean }
  /**
   * Signed-in sessions and bearer tokens by opaque id, with a lifetime; `expireSessions` and the fault `logout` empty it.
   * `kind` keeps apart what must not be exchanged: cookie, access, refresh, code, challenge.
   */
  readonly sessions: {
    open(kind: string, value: Record<string, unknown>, lifetimeMs: number): string
    find(kind: string, id: string): Record<string, unknown> | undefined
    close(kind: string, id: string): void
  }
  /** Makes a collection over the world; created records come after the world's. */
  collection<T extends StoredRecord>(source: {
    readonly count: number
    build(index: number): T | undefined
    readonly sparse?: boolean
    readonly updatedAt?: (index: number) => number
    idOf(index: number): string
    indexOf(id: string): number | undefined
  }): Collection<T>
  /** A lower-case GUID for record number `index` of a kind, and back again, both in constant time; the same for the same seed. */
  readonly guid: { of(kind: string, index: number): string; indexOf(kind: string, guid: string): number | undefined }
  /** A fresh lower-case GUID for a created record, the same sequence for the same seed. */
  newGuid(): string
  /** A whole HTML document in the portal's plain style: title, optional head parts (meta tags, scripts), body. Escapes nothing: use `escapeHtml`. */
  page(options: { readonly title: string; readonly head?: string; readonly body: string }): string
}

/** One request limit a portal keeps per credential. */
export interface PortalLimit {
  readonly requests: number
  readonly perMs: number
  readonly burst: number
}

/**
 * How one kind is told to `/_sandbox/records`. Create and edit take the vendor's own field names, as a person in the portal would fill them.
 * What is done here is not an effect: effects count what came through the vendor's own API and pages.
 */
export interface RecordsDesk {
  list(): Iterable<StoredRecord>
  get(id: string): StoredRecord | undefined
  /** A person creates a record: missing fields get the portal's defaults, timestamps come from the clock. Throws with a message for a wrong field. */
  create(fields: Readonly<Record<string, unknown>>): StoredRecord
  edit(id: string, fields: Readonly<Record<string, unknown>>): StoredRecord | undefined
  /** False where there is none; throws with a message where nobody can delete it. */
  delete(id: string): boolean
}

/** A built portal: what its kit needs to know beside its routes. */
export interface BuiltPortal {
  /** The kinds this portal holds. */
  readonly records: Readonly<Partial<Record<SandboxKind, RecordsDesk>>>
}

/** One vendor's portal. Importing its file does nothing. */
export interface PortalDefinition {
  readonly slug: string
  readonly title: string
  /** Where in the port range it stands: 0 clio, 1 mycase, 2 practicepanther, 3 smokeball, 4 identity provider. */
  readonly portOffset: number
  /** Whether upper and lower case in paths are one, as on hosts that run Windows. Values inside a path keep theirs. */
  readonly pathsIgnoreCase?: boolean
  /** Every named drift variant and what it changes. */
  readonly drifts: Readonly<Record<string, string>>
  /** Adds the vendor's routes: login pages, JSON endpoints, HTML pages. Called again after a reset, on a fresh instance. */
  build(app: FastifyInstance, kit: PortalKit): BuiltPortal
}

/** What a running portal is started with. */
export interface PortalOptions {
  readonly definition: PortalDefinition
  readonly port: number
  readonly identityProvider: string
  readonly world: Omit<WorldOptions, 'portal'>
  /** Multiplies the vendor's request limits; 1 is the published figure. */
  readonly limitScale: number
  /** The host it is reached at; 127.0.0.1 where absent, and then it listens there alone. */
  readonly host?: string
}

/** A portal that listens. */
export interface RunningPortal {
  readonly origin: string
  close(): Promise<void>
}
