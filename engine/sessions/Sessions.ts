import type { Account, Consent } from '../../core/account/Account.js'
import type { AccountKey } from '../../core/recordId.js'
import type { Secret } from '../../core/Secret.js'
import type { Vendor } from '../../core/vendor.js'
import type {
  ChallengeRequest,
  ConnectionOptions,
  OAuthClient,
  PortalAddress,
  PortalLogin,
  SignInOutcome,
  VendorAdapter,
  VendorConnection,
} from '../../core/vendorAdapter.js'

/** What a sign-in needs to know. The browser it runs in is the business of whoever made the function. */
export interface SignInRequest {
  readonly vendor: Vendor
  readonly portal: PortalAddress
  readonly login: PortalLogin
  readonly oauth: OAuthClient | null
  /** Gives a code or choice; null when nobody can answer. May take minutes: a person may be asked. */
  answer(challenge: ChallengeRequest): Promise<string | null>
}

/** Signs in at a vendor through a browser. */
export type SignIn = (request: SignInRequest) => Promise<SignInOutcome>

/** An adapter with its browser at hand: sessions only open connections. */
export interface BoundAdapter extends Pick<VendorAdapter, 'vendor' | 'capabilities' | 'hosts'> {
  open(options: ConnectionOptions): VendorConnection
}

/** The adapters at hand. */
export type Adapters = Readonly<Record<Vendor, BoundAdapter>>

/** A firm's login as it is given to us. */
export interface AccountLogin extends PortalLogin {
  /** A TOTP seed (base 32), kept in the vault so that later logins need nobody. */
  readonly totpSecret: Secret | null
  /** A code for this one login. */
  readonly code: Secret | null
}

/** What an account is connected with. */
export interface ConnectRequest {
  /** Who asks for it, as the audit log names them. */
  readonly actor: string
  readonly tenant: string
  readonly vendor: Vendor
  /** Names one of the adapter's hosts; the first where null. */
  readonly region: string | null
  /** Where the portal is, when it is none of the adapter's own hosts. */
  readonly portal: PortalAddress | null
  readonly login: AccountLogin
  readonly oauth: OAuthClient | null
  readonly consent: Consent
}

/**
 * Ends what an account has going on at its vendor. `reach` runs a call over the session that is still there, for some seconds at most; where there is none, or the vendor
 * fails, it does nothing and says nothing.
 */
export type Farewell = (
  account: AccountKey,
  reach: (call: (connection: VendorConnection) => Promise<void>) => Promise<void>,
) => Promise<void>

/** Signed-in sessions of all accounts. */
export interface Sessions {
  /**
   * Gives a signed-in connection to `use` and takes it back. When the vendor no longer knows the session, signs in again (once, however many ask) and calls `use` once more.
   * Throws MattergraphError with accountId and vendor: ACCOUNT_NEEDS_CREDENTIALS, ACCOUNT_CHALLENGE, VENDOR_UNAVAILABLE, DRIFT. A refused sign-in is not tried again until the login changes.
   */
  withConnection<T>(account: AccountKey, use: (connection: VendorConnection) => Promise<T>): Promise<T>
  /**
   * Signs in, reads what the account is and keeps it with its secrets and consent. The same login again renews the account it belongs to.
   * Resolves with status CHALLENGE when a person has to answer first. Throws MattergraphError when the vendor refuses the login, is down, or shows an unknown page; nothing is kept then, except for an account that was there before.
   */
  connectAccount(request: ConnectRequest): Promise<Account>
  /**
   * Gives the answer the waiting sign-in needs and resolves when it has ended; with status CHALLENGE again when the portal asks for more.
   * Throws NOT_FOUND for a challenge that is not waiting (any more), and as connectAccount does.
   */
  answerChallenge(challengeId: string, answer: string, actor: string): Promise<Account>
  /** Leaves the vendor with nothing that goes on by itself, as far as it can be reached, and forgets session, login and secrets; the records stay in the mirror. */
  disconnectAccount(account: AccountKey, actor: string): Promise<Account>
  /** Ends waiting sign-ins and closes open connections at once, calls under way included: a vendor that hangs holds nothing up. */
  close(): Promise<void>
}
