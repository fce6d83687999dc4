import type { InvoiceRecord } from '../record/Invoice.js'
import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { TrustTransactionRecord } from '../record/TrustTransaction.js'

/** What is wanted of trust money. Told apart by `kind`; other records are named by vendor id. */
export type TrustRequest =
  | {
      readonly kind: 'DEPOSIT'
      readonly amount: DecimalString
      readonly date: CalendarDate
      /** How the money came: `trust` and `operating` would be the firm's own accounts. */
      readonly method: string
    }
  | {
      readonly kind: 'APPLY_TO_INVOICE'
      readonly amount: DecimalString
      readonly date: CalendarDate
    }
  | {
      readonly kind: 'DISBURSE'
      readonly amount: DecimalString
      readonly date: CalendarDate
      /** Who is paid: a contact's vendor id, or `FIRM` where the firm itself would be. */
      readonly payee: string
    }

/** One client's money for one matter in one trust account, as far as it is booked. */
export interface LedgerFacts {
  readonly trustAccountId: string
  /** Whose money it is. */
  readonly clientId: string | null
  readonly matterId: string | null
  readonly currency: string
  /** Every booked transaction of this ledger, in any order. */
  readonly transactions: readonly Pick<
    TrustTransactionRecord,
    'vendorId' | 'type' | 'amount' | 'date' | 'status' | 'method' | 'reversesId'
  >[]
  /** Set aside at the vendor for a purpose; `0` for none. */
  readonly protected: DecimalString
}

/** What a decision rests on. Read with the rows locked, in the command's own transaction. */
export interface TrustFacts {
  readonly ledger: LedgerFacts
  /** The invoice that trust money shall pay; null for other requests. */
  readonly invoice: Pick<InvoiceRecord, 'vendorId' | 'status' | 'clientId' | 'matterIds' | 'matterBalances' | 'balance' | 'currency'> | null
  /** Today in the firm's zone. */
  readonly today: CalendarDate
}
