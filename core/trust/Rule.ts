/** The field of a request that a rule is about. */
export type RuledField = 'amount' | 'date' | 'invoice' | 'method' | 'payee' | 'ledger'

/**
 * One rule on money. It stands by itself; a request is allowed when none refuses. The vendors' own checks come on top of these, they are never the only ones.
 *
 * Sources: [15] the model rule on keeping clients' property apart from the lawyer's own, which every state's rule follows; [3W] what a three-way
 * reconciliation must be able to show; [V] what the vendors themselves enforce.
 */
export interface Rule<Facts> {
  /** Stable; for programs. */
  readonly code: string
  /** What it is about. */
  readonly field: RuledField
  /** What it protects, and who asks for it. */
  readonly source: string
  /** For people, with the numbers that led to it; null where the rule has nothing against it. */
  readonly refuse: (facts: Facts) => string | null
}
