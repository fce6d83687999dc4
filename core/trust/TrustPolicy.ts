import type { CalendarDate } from '../record/scalars.js'

/** How a deposit came in, as far as clearing is concerned. */
export const depositMethods = ['cash', 'wire', 'check', 'ach', 'card', 'other'] as const
/** How a deposit came in. */
export type DepositMethod = (typeof depositMethods)[number]

/** What a firm has decided for its trust money. Never looser than the rules themselves. */
export interface TrustPolicy {
  /** Days after its date on which a deposit that nobody reported as returned counts as cleared; null: only when the vendor says that it cleared. */
  readonly clearingDays: Readonly<Record<DepositMethod, number | null>>
  /** The last day of the last closed period: nothing is booked on it or before; null where no period is closed. */
  readonly closedThrough: CalendarDate | null
}

/**
 * What applies where the firm has decided nothing. Money in hand counts at once; a check and a bank payment can still come back for days after they were credited,
 * and a card's holder can take it back, so that the firm waits for the vendor's own word or for a fortnight. A method that nobody told may be any of these: it waits as long as the
 * slowest.
 */
export const defaultTrustPolicy: TrustPolicy = {
  clearingDays: { cash: 0, wire: 0, check: 14, ach: 14, card: 14, other: 14 },
  closedThrough: null,
}

/** A method as the vendor names it, in the policy's words. */
export const depositMethodOf = (method: string | null): DepositMethod => depositMethods.find((known) => known === method) ?? 'other'
