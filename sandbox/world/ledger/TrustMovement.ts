import type { LedgerTrustTransaction } from './Ledger.js'

/** A movement of trust money before it has a number. */
export interface TrustMovement extends Pick<
  LedgerTrustTransaction,
  | 'trustAccount'
  | 'client'
  | 'matter'
  | 'type'
  | 'amountCents'
  | 'status'
  | 'method'
  | 'reference'
  | 'payee'
  | 'memo'
  | 'invoice'
  | 'payment'
> {
  readonly day: number
  /** The movement this one undoes. */
  readonly undoes: TrustMovement | null
  /** Transfers in: the side the money left. */
  readonly other: TrustMovement | null
  /** What it adds to the money nothing else is planned for. */
  readonly spareCents: number
}

/** Whether a movement counts for its ledger's balance. */
export const movementCounts = (movement: Pick<LedgerTrustTransaction, 'status'>): boolean =>
  movement.status !== 'void' && movement.status !== 'returned'
