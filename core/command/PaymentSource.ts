/** How money came, as the caller tells it. */
export interface PaymentSource {
  /** card, ach, check, cash, wire, other: lower case, as records have it. Never the firm's own accounts. */
  readonly method: string
  /** Who processed it: `stripe`. */
  readonly processor: string | null
  /** The processor's own reference, or the number of the check. */
  readonly transactionId: string | null
}
