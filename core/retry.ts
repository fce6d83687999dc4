import type { ErrorCode } from './errors.js'

/** How often a failed read is tried again, and with what pause. */
export interface RetryRule {
  /** Attempts in all, the first included. */
  readonly attempts: number
  /** Pause before the second attempt; it doubles with each further one. */
  readonly firstPauseMs: number
  /** No pause is longer. A vendor's own `Retry-After` longer than this ends the retries. */
  readonly longestPauseMs: number
}

const never: RetryRule = { attempts: 1, firstPauseMs: 0, longestPauseMs: 0 }

/** The one table that says which errors of a read are tried again. Codes that are not in it are not. */
export const readRetryTable: Partial<Record<ErrorCode, RetryRule>> = {
  VENDOR_UNAVAILABLE: { attempts: 3, firstPauseMs: 250, longestPauseMs: 2_000 },
  VENDOR_RATE_LIMITED: { attempts: 6, firstPauseMs: 500, longestPauseMs: 61_000 },
}

/** The rule for one code. */
export const retryRuleOf = (code: ErrorCode): RetryRule => readRetryTable[code] ?? never

/** The pause before attempt number `attempt` (2 is the first retry), the vendor's own wish respected. */
export const pauseBefore = (rule: RetryRule, attempt: number, retryAfterMs: number | undefined): number =>
  Math.min(rule.longestPauseMs, Math.max(retryAfterMs ?? 0, rule.firstPauseMs * 2 ** (attempt - 2)))
