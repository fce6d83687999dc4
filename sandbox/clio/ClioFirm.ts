import type { Collection, StoredRecord } from '../portal/Collection.js'
import type { Survey } from '../world/Survey.js'
import type { ActivityDescription } from './records/activityDescriptions.js'
import type { BankMoney } from './books/openBankMoney.js'
import type { PaidBills } from './books/openPaidBills.js'
import type { ClioActivity } from './records/ClioActivity.js'
import type { ClioBankAccount } from './records/ClioBankAccount.js'
import type { ClioBankTransaction } from './records/ClioBankTransaction.js'
import type { ClioBill } from './records/ClioBill.js'
import type { ClioContact } from './records/ClioContact.js'
import type { ClioCreditMemo } from './records/ClioCreditMemo.js'
import type { ClioMatter } from './records/ClioMatter.js'
import type { ClioPayment } from './records/ClioPayment.js'
import type { ClioUser } from './records/ClioUser.js'
import type { CustomFieldDefinition } from './records/customFieldDefinitions.js'
import type { ExpenseCategory } from './records/expenseCategories.js'

/** A short list that never changes while the portal runs. */
export type FixedList<T extends StoredRecord = StoredRecord> = ReadonlyMap<number, T>

/** One firm's records as Clio stores them, and how new ones get their ids and times. */
export interface ClioFirm {
  readonly name: string
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  /** The accounts money goes to where nothing else is said. */
  readonly trustAccount: number
  readonly operatingAccount: number
  readonly users: Collection<ClioUser>
  readonly contacts: Collection<ClioContact>
  readonly matters: Collection<ClioMatter>
  /** Of time first, then of money spent, then those people created. */
  readonly activities: Collection<ClioActivity>
  /** Invoices first, then trust requests, then those people created. */
  readonly bills: Collection<ClioBill>
  readonly payments: Collection<ClioPayment>
  readonly creditMemos: Collection<ClioCreditMemo>
  readonly bankAccounts: Collection<ClioBankAccount>
  /** Movements of trust money. Those of operating money follow from the payments. */
  readonly bankTransactions: Collection<ClioBankTransaction>
  /** How many of a kind the world gave: later ones were created. */
  readonly drawn: {
    readonly timeEntries: number
    readonly activities: number
    readonly bills: number
    readonly payments: number
    readonly bankTransactions: number
  }
  /** What is known only of all records together: when they were last changed, the sums of the books. */
  readonly surveys: { readonly times: readonly Survey<unknown>[]; readonly books: Survey<unknown> }
  readonly bankMoney: BankMoney
  readonly paidBills: PaidBills
  readonly practiceAreas: FixedList
  readonly expenseCategories: FixedList<ExpenseCategory>
  readonly matterStages: FixedList
  readonly customFields: FixedList<CustomFieldDefinition>
  readonly activityDescriptions: FixedList<ActivityDescription>
  readonly currencies: FixedList
  /** The account the firm has at Clio. */
  readonly account: StoredRecord
  /** Now, as Clio writes instants. */
  readonly now: () => string
  /** Today in the firm's own zone. */
  readonly today: () => string
  /** The id the next created record of a kind gets. */
  readonly nextId: (
    kind: 'users' | 'contacts' | 'matters' | 'activities' | 'bills' | 'payments' | 'bankAccounts' | 'bankTransactions' | 'parts',
  ) => number
}
