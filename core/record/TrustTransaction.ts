import type { PaymentStatus } from './Payment.js'
import type { RecordBase } from './RecordBase.js'
import type { CalendarDate, DecimalString } from './scalars.js'

/** What a movement of trust money is. */
export const trustTransactionTypes = [
  'DEPOSIT',
  'DISBURSEMENT',
  'INVOICE_PAYMENT',
  'TRANSFER_IN',
  'TRANSFER_OUT',
  'REFUND',
  'REVERSAL',
  'INTEREST',
  'BANK_FEE',
] as const
/** What a movement of trust money is. */
export type TrustTransactionType = (typeof trustTransactionTypes)[number]

/** One movement of trust money. A ledger's balance is the sum of its transactions that are neither VOID nor RETURNED. */
export interface TrustTransactionRecord extends RecordBase {
  readonly type: TrustTransactionType
  /** Signed: into the client's ledger is positive. */
  readonly amount: DecimalString
  /** The client ledger's balance after it, where the vendor tells it. */
  readonly balanceAfter: DecimalString | null
  readonly currency: string
  readonly date: CalendarDate
  readonly status: PaymentStatus
  readonly trustAccountId: string
  readonly clientId: string | null
  readonly matterId: string | null
  readonly invoiceId: string | null
  readonly method: string | null
  readonly reference: string | null
  readonly memo: string | null
  /** The transaction this one undoes. */
  readonly reversesId: string | null
}
