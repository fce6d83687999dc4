import type { Ledger } from '../../world/ledger/Ledger.js'
import type { BankAccountRecord } from '../firm/BankAccountRecord.js'
import type { ContactReference } from '../firm/ContactReference.js'
import type { ExpenseRecord } from '../firm/ExpenseRecord.js'
import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { PaymentRecord } from '../firm/PaymentRecord.js'
import type { Table } from '../firm/Table.js'
import type { TrustTransactionRecord } from '../firm/TrustTransactionRecord.js'
import type { TrustPlace } from './TrustPlace.js'

/** Trust money in one place. */
export interface Allocation extends TrustPlace {
  readonly balanceCents: number
}

/** What a firm spends, bills and is paid, and the money it holds for clients. What follows from other records is worked out when it is asked for, so that nothing can disagree. */
export interface Books {
  readonly ledger: Ledger
  readonly expenses: Table<ExpenseRecord>
  readonly invoices: Table<InvoiceRecord>
  readonly payments: Table<PaymentRecord>
  readonly bankAccounts: Table<BankAccountRecord>
  readonly trustTransactions: Table<TrustTransactionRecord>
  readonly invoicesOfCase: (id: number) => readonly InvoiceRecord[]
  readonly paymentsOfInvoice: (id: number) => readonly PaymentRecord[]
  /** The movements in one place, in the order of dates and ids, each with the balance after it. */
  readonly historyOf: (place: TrustPlace) => readonly { readonly row: TrustTransactionRecord; readonly balanceCents: number }[]
  /** Every place that holds money, by account, contact and case. */
  readonly allocations: () => readonly Allocation[]
  /** Every place a contact's money ever was. */
  readonly placesOfContact: (contact: ContactReference) => readonly TrustPlace[]
}
