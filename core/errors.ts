import type { Vendor } from './vendor.js'

/** Whose move it is after an error. */
export type Actor = 'CLIENT' | 'FIRM' | 'VENDOR' | 'OPERATOR'

/** What became of the thing asked for. */
export type Outcome = 'APPLIED' | 'NOT_APPLIED' | 'UNCERTAIN'

/** What a catalogue row says of one code. */
export interface ErrorCodeMeaning {
  /** What it means and what to do, for the generated documentation. */
  readonly meaning: string
  /** Whether the same request may succeed later without anyone changing anything. */
  readonly retriable: boolean
  /** Whose move it is next. */
  readonly actor: Actor
}

/** Every error code a client can meet. `docs/errors.md` is made from it. */
export const errorCatalogue = {
  UNAUTHENTICATED: {
    meaning: 'The request carries no key, or one that is unknown or expired. Send a valid `Authorization` header.',
    retriable: false,
    actor: 'CLIENT',
  },
  FORBIDDEN: {
    meaning: 'The key is valid but may not see or do this. Ask for the missing scope or account.',
    retriable: false,
    actor: 'CLIENT',
  },
  NOT_FOUND: { meaning: 'No such record, or none this key may see.', retriable: false, actor: 'CLIENT' },
  BAD_USER_INPUT: { meaning: 'An argument is malformed; the message says which and why.', retriable: false, actor: 'CLIENT' },
  LIMIT_EXCEEDED: {
    meaning: 'The request is larger than the limits allow; the message says which limit and its size.',
    retriable: false,
    actor: 'CLIENT',
  },
  ACCOUNT_NEEDS_CREDENTIALS: {
    meaning: 'The vendor refuses the stored login. The firm has to connect the account again.',
    retriable: false,
    actor: 'FIRM',
  },
  ACCOUNT_CHALLENGE: {
    meaning: 'The vendor asks for a code or a choice that only a person can give. Answer the challenge.',
    retriable: false,
    actor: 'FIRM',
  },
  VENDOR_UNAVAILABLE: {
    meaning: 'The vendor does not answer or answers with a server error. Records of other vendors are unaffected.',
    retriable: true,
    actor: 'VENDOR',
  },
  VENDOR_RATE_LIMITED: {
    meaning: "The vendor's own request limit is used up. Try again after `retryAfterMs`.",
    retriable: true,
    actor: 'VENDOR',
  },
  VENDOR_REJECTED: {
    meaning: 'The vendor understood the request and refused it; the message carries its reason.',
    retriable: false,
    actor: 'CLIENT',
  },
  DRIFT: {
    meaning: 'The vendor answered in a form that is not known. Nothing was taken over; the adapter needs an update.',
    retriable: false,
    actor: 'OPERATOR',
  },
  NOT_SUPPORTED_BY_VENDOR: {
    meaning: 'This vendor has no way to do it; `Account.capabilities` says so beforehand.',
    retriable: false,
    actor: 'CLIENT',
  },
  IDEMPOTENCY_KEY_REUSED: {
    meaning: 'The idempotency key was used before with another input. Nothing was done: take a new key for a new write.',
    retriable: false,
    actor: 'CLIENT',
  },
  CURSOR_EXPIRED: {
    meaning:
      'The change named in `after` is no longer kept, or was never told here. Read the records anew, then go on from a change of today.',
    retriable: false,
    actor: 'CLIENT',
  },
  INTERNAL: { meaning: 'A fault of this service. Quote the reference to whoever runs it.', retriable: true, actor: 'OPERATOR' },
} as const satisfies Record<string, ErrorCodeMeaning>

/** A code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue

/** What an error can carry beside its message. */
export interface ErrorDetails {
  readonly accountId?: string
  readonly vendor?: Vendor
  /** When the same request may be tried again, in milliseconds from now. */
  readonly retryAfterMs?: number
  readonly outcome?: Outcome
  readonly cause?: unknown
}

/** An error whose reader can act on it: a catalogued code, whose move it is, and when to try again. Messages hold no secret and no client data. */
export class MattergraphError extends Error {
  override readonly name = 'MattergraphError'
  readonly code: ErrorCode
  readonly accountId: string | undefined
  readonly vendor: Vendor | undefined
  readonly retryAfterMs: number | undefined
  readonly outcome: Outcome

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.accountId = details.accountId
    this.vendor = details.vendor
    this.retryAfterMs = details.retryAfterMs
    this.outcome = details.outcome ?? 'NOT_APPLIED'
  }

  /** What a GraphQL error shows under `extensions`. */
  get extensions(): Record<string, unknown> {
    const { retriable, actor } = errorCatalogue[this.code]
    return {
      code: this.code,
      retriable,
      outcome: this.outcome,
      actor,
      ...(this.accountId === undefined ? {} : { accountId: this.accountId }),
      ...(this.vendor === undefined ? {} : { vendor: this.vendor }),
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: this.retryAfterMs }),
    }
  }
}

/**
 * Thrown inside an adapter when the vendor no longer knows the session: a 401, or the login page in place of the answer, whatever its status.
 * The session engine catches it, signs in again once and repeats the read; it never reaches a client as such.
 */
export class SessionDeadError extends Error {
  override readonly name = 'SessionDeadError'
}
