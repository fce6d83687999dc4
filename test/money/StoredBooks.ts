/*
 * What a portal stores of its money, by the ids the adapters know: what people entered, and nothing that the portal added up. Whole cents.
 */

/** A bill. */
export interface StoredBill {
  readonly state: 'open' | 'draft' | 'void'
  readonly matters: readonly string[]
  /** What each line comes to. */
  readonly lines: readonly number[]
  readonly discount: number
  readonly tax: number
  readonly writtenOff: number
}

/** A payment for bills. */
export interface StoredPayment {
  readonly counts: boolean
  readonly fromTrust: boolean
  readonly amount: number
  readonly applications: readonly { readonly bill: string; readonly amount: number }[]
}

/** A movement of trust money. */
export interface StoredMovement {
  readonly counts: boolean
  readonly amount: number
  readonly account: string
  readonly client: string | null
  readonly matter: string | null
}

/** Time or expenses of a matter that can be billed and are not yet. */
export interface StoredWork {
  readonly matter: string | null
  /** Zero for expenses. */
  readonly seconds: number
  readonly amount: number
}

/** A portal's money. */
export interface StoredBooks {
  readonly bills: ReadonlyMap<string, StoredBill>
  readonly payments: ReadonlyMap<string, StoredPayment>
  readonly movements: ReadonlyMap<string, StoredMovement>
  readonly unbilled: readonly StoredWork[]
}
