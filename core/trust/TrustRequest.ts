import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { TrustTransactionRecord } from '../record/TrustTransaction.js'
import type { InvoiceFacts } from './payableInvoice.js'

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
      /** Who is paid. */
      readonly payee: Payee
    }

/** Who is paid out of trust: the firm itself, a processor of payments, or somebody else. */
export type Payee = 'FIRM' | 'PROCESSOR' | 'OTHER'

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
  /** What leaves it by commands that were accepted and are not finished, or of which nobody knows whether they were done: negative. */
  readonly held: readonly Pick<TrustTransactionRecord, 'amount' | 'date'>[]
  /** The balance the vendor itself shows; `0` for a ledger it shows none for, null where the vendor has no such trust account. */
  readonly shownBalance: DecimalString | null
  /** Set aside at the vendor for a purpose; `0` for none. */
  readonly protected: DecimalString
}

/** What a decision rests on. Read with the rows locked, in the command's own transaction. */
export interface TrustFacts {
  readonly ledger: LedgerFacts
  /** The invoice that trust money shall pay; null for other requests. What is on its way to it is taken off its balances already. */
  readonly invoice: InvoiceFacts | null
  /** Today in the firm's zone. */
  readonly today: CalendarDate
}
