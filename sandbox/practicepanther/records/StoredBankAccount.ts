/** A bank account as the portal keeps it. Both APIs tell its id, type and name alone; its page tells the rest. */
export type StoredBankAccount = {
  readonly id: string
  readonly type: 'Operating' | 'Trust' | 'CreditCard'
  readonly name: string
  readonly bankName: string | null
  /** Shown with its last four digits only. */
  readonly accountNumber: string | null
  readonly created_at: string
  readonly updated_at: string
}
