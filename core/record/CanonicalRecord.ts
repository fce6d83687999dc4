import type { RecordKind } from '../recordKind.js'
import type { ContactRecord } from './Contact.js'
import type { ExpenseRecord } from './Expense.js'
import type { InvoiceRecord } from './Invoice.js'
import type { MatterRecord } from './Matter.js'
import type { PaymentRecord } from './Payment.js'
import type { TimeEntryRecord } from './TimeEntry.js'
import type { TrustAccountRecord } from './TrustAccount.js'
import type { TrustTransactionRecord } from './TrustTransaction.js'
import type { UserRecord } from './User.js'

/** The canonical record of each kind. */
export interface CanonicalRecords {
  USER: UserRecord
  CONTACT: ContactRecord
  MATTER: MatterRecord
  TIME_ENTRY: TimeEntryRecord
  EXPENSE: ExpenseRecord
  INVOICE: InvoiceRecord
  PAYMENT: PaymentRecord
  TRUST_ACCOUNT: TrustAccountRecord
  TRUST_TRANSACTION: TrustTransactionRecord
}

/** The canonical record of one kind, or of any. */
export type CanonicalRecord<K extends RecordKind = RecordKind> = CanonicalRecords[K]
