/** A bank account of the firm. */
export type BankAccountRecord = {
  readonly id: number
  readonly name: string
  readonly account_type: 'trust' | 'operating'
  readonly bank_name: string
  /** Whole; pages show the last four digits. */
  readonly account_number: string
  readonly created_at: string
  readonly updated_at: string
}
