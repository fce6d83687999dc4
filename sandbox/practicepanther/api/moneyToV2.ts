import { portion } from '../../world/ledger/cents.js'
import { invoiceSums, mattersOf } from '../records/invoiceSums.js'
import { appliedCents, refundedCents } from '../records/paymentSums.js'
import type { Reference } from '../records/Reference.js'
import type { StoredBankAccount } from '../records/StoredBankAccount.js'
import type { StoredExpense } from '../records/StoredExpense.js'
import type { StoredInvoice, StoredItem } from '../records/StoredInvoice.js'
import type { StoredPayment } from '../records/StoredPayment.js'
import type { Store } from '../records/Store.js'
import type { References } from './references.js'
import type { WireRecord } from './Resource.js'

/** Writes records of money as API v2 shows them: snake_case, sums as numbers without a currency. */
export interface MoneyToV2 {
  readonly expense: (expense: StoredExpense) => WireRecord
  readonly invoice: (invoice: StoredInvoice) => WireRecord
  readonly payment: (payment: StoredPayment) => WireRecord
  /** A payment read by its id has one member more, in camelCase. */
  readonly singlePayment: (payment: StoredPayment) => WireRecord
  readonly bankAccount: (account: StoredBankAccount) => WireRecord
}

/** The writers over the firm's books. */
export const createMoneyToV2 = ({ books, users }: Pick<Store, 'books' | 'users'>, references: References): MoneyToV2 => {
  const payment = (stored: StoredPayment): WireRecord => {
    const account = books.bankAccounts.get(stored.bankAccount)
    return {
      id: stored.id,
      account_ref: kept(references.account, stored.account_ref),
      matter_ref: kept(references.matter, stored.matter_ref),
      number: stored.number,
      date: stored.date,
      total_amount: stored.amountCents / 100,
      unapplied_amount: unappliedCents(stored) / 100,
      notes: stored.notes,
      payee: stored.payee,
      to_print: stored.to_print,
      check_number: stored.check_number,
      bank_account: account === undefined ? null : bankAccount(account),
      created_at: stored.created_at,
      updated_at: stored.updated_at,
      status: stored.status,
    }
  }
  return {
    payment,
    bankAccount,
    singlePayment: (stored) => ({ ...payment(stored), refundedAmount: refundedCents(books, stored) / 100 }),
    expense: (expense) => ({
      id: expense.id,
      is_billable: expense.is_billable,
      is_billed: expense.is_billed,
      date: expense.date,
      qty: expense.qtyThousandths / 1000,
      price: expense.priceCents / 100,
      amount: expenseCents(expense) / 100,
      description: expense.description,
      private_notes: expense.private_notes,
      account_ref: kept(references.account, expense.account_ref),
      matter_ref: kept(references.matter, expense.matter_ref),
      billed_by_user_ref: references.user(expense.billed_by_user_ref),
      expense_category_ref: books.categories.find(({ id }) => id === expense.expense_category_ref?.id) ?? null,
      task_code: expense.task_code,
      created_at: expense.created_at,
      updated_at: expense.updated_at,
    }),
    invoice: (invoice) => {
      const [matter, another] = mattersOf(invoice)
      const lines = (types: readonly StoredItem['type'][]): readonly unknown[] =>
        invoice.isImported ? [] : invoice.items.filter(({ type }) => types.includes(type)).map((item) => line(users, invoice, item))
      const sums = invoiceSums(invoice)
      const openCents = books.openCents(invoice)
      return {
        account_ref: kept(references.account, invoice.account_ref),
        matter_ref: matter === undefined || another !== undefined ? null : kept(references.matter, { id: matter }),
        id: invoice.id,
        issue_date: invoice.issue_date,
        due_date: invoice.due_date,
        items_time_entries: lines(['TimeEntryItem']),
        items_expenses: lines(['ExpenseItem']),
        // Assumed: interest and what was typed in by hand, which have no list of their own.
        items_flat_fees: lines(['RegularItem', 'InterestItem', 'EmptyItem']),
        subtotal: sums.subtotalCents / 100,
        tax: sums.taxCents / 100,
        discount: invoice.discountCents / 100,
        total: sums.totalCents / 100,
        total_paid: (sums.totalCents - openCents) / 100,
        total_outstanding: openCents / 100,
        invoice_type: invoice.invoice_type,
        created_at: invoice.created_at,
        updated_at: invoice.updated_at,
      }
    },
  }
}

/** Money outlives whom it was for: deleting only marks them, so that the reference stays and the name is gone. */
const kept = (
  look: (reference: Reference | null) => Record<string, unknown> | null,
  reference: Reference | null,
): Record<string, unknown> | null => look(reference) ?? (reference === null ? null : { id: reference.id, display_name: null })

/** What an expense comes to, half-up to the cent. */
export const expenseCents = ({ qtyThousandths, priceCents }: Pick<StoredExpense, 'qtyThousandths' | 'priceCents'>): number =>
  portion(priceCents, qtyThousandths, 1000)

/** What of a payment settles no invoice yet; nothing where the money does not count or went out. */
const unappliedCents = (payment: StoredPayment): number =>
  payment.amountCents > 0 && ['Success', 'Pending'].includes(payment.status) ? payment.amountCents - appliedCents(payment) : 0

const bankAccount = ({ id, type, name }: StoredBankAccount): WireRecord => ({ id, type, name })

const line = (users: Store['users'], { taxRateHundredths }: StoredInvoice, item: StoredItem): unknown => ({
  quantity: item.qty,
  rate: item.priceCents / 100,
  discount: item.discountCents / 100,
  subtotal: item.subCents / 100,
  tax1_name: item.taxName === '' ? null : item.taxName,
  tax1_rate: item.taxName === '' ? null : String(taxRateHundredths / 100),
  tax1_amount: item.taxCents / 100,
  tax2_name: null,
  tax2_rate: null,
  tax2_amount: 0,
  total: (item.subCents + item.taxCents) / 100,
  date: item.date,
  billed_by: item.user === null ? null : (users.get(item.user)?.display_name ?? null),
  item_name: item.name,
  item_description: item.description,
})
