import type { Survey } from '../Survey.js'
import type { LedgerSurvey } from './LedgerSurvey.js'

/*
 * A firm's books, drawn from its world: expenses, invoices, payments and trust money. Vendor-neutral like the world; each portal tells them in its own words.
 *
 * Money is whole cents, quantities are thousandths, rates of tax and discount are hundredths of a percent: nothing is a fraction. Everything is computed
 * from its index on demand and is the same for the same world, so 100 000 matters cost nothing until they are looked at.
 *
 * The books add up, always:
 *   line amount            = quantity × rate, rounded half-up to the cent (time: as the portal rounds it, see `LedgerRules.timeLine`)
 *   invoice subtotal       = sum of its lines
 *   invoice total          = subtotal − discount + tax
 *   invoice balance        = total − paid − trustApplied − writtenOff (0 for void and deleted; a draft's is its total)
 *   paid, trustApplied     = sums of the applications of payments that count, from operating and from trust
 *   sum of balanceByMatter = balance
 *   a trust ledger's balance (one client, one matter or none, one account) = sum of its transactions that count, never below zero on any day
 *   a trust account's balance = sum of its ledgers, with interest and bank fees on the firm's own ledger (client null, matter null) included
 * Void and returned rows do not count; a reversal and a refund are rows of their own, so what they undo goes on counting. A payment has no such row: one
 * that was refunded does not count either. What is pending counts, though a pending deposit is never spent.
 * discount               = what is fixed, or the percentage of the subtotal, rounded half-up once
 * tax                    = rate × (taxable lines − discount × taxable lines ÷ subtotal), each product rounded half-up once
 */

/** What was spent on a matter. */
export interface LedgerExpense {
  readonly index: number
  readonly matter: number
  readonly user: number | null
  /** YYYY-MM-DD */
  readonly date: string
  /** Sometimes empty. */
  readonly description: string
  /** What the firm calls it: Filing fee, Copies, Travel, … */
  readonly category: string
  /** A UTBMS expense code such as E112, or empty. */
  readonly code: string
  readonly quantityThousandths: number
  readonly unitCents: number
  readonly amountCents: number
  readonly taxable: boolean
  readonly billable: boolean
  /** Hard: money that left the firm's bank. */
  readonly cost: 'hard' | 'soft'
  readonly status: 'unbilled' | 'draft' | 'billed' | 'written_off'
  /** The invoice it is on; null where it is on none. */
  readonly invoice: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** One line of an invoice. */
export interface LedgerInvoiceLine {
  readonly kind: 'time' | 'expense' | 'flat_fee' | 'interest' | 'adjustment'
  readonly matter: number
  /** Set for kind time. */
  readonly timeEntry: number | null
  /** Set for kind expense. */
  readonly expense: number | null
  readonly user: number | null
  readonly date: string
  readonly description: string
  /** Hours for time. */
  readonly quantityThousandths: number
  readonly rateCents: number
  /** Negative for adjustments that take away. */
  readonly amountCents: number
  readonly taxable: boolean
}

/** A bill to a client. */
export interface LedgerInvoice {
  readonly index: number
  /** Counts up over the firm: 10001, 10002, … */
  readonly number: number
  /** A credit's total is negative, and nothing is ever paid on it. */
  readonly type: 'sale' | 'credit'
  readonly state: 'draft' | 'pending_approval' | 'issued' | 'void' | 'deleted'
  /** Whether the client was told: of issued ones only. */
  readonly sent: boolean
  /** One, or two of one client where the portal's invoices can span matters. */
  readonly matters: readonly number[]
  readonly client: number | null
  readonly issueDate: string
  /** Null for some drafts. */
  readonly dueDate: string | null
  readonly lines: readonly LedgerInvoiceLine[]
  readonly subtotalCents: number
  /** Percent applies to the subtotal, rounded half-up to the cent once. */
  readonly discount: {
    readonly kind: 'percent' | 'fixed'
    readonly percentHundredths: number
    readonly cents: number
    readonly note: string
  } | null
  readonly discountCents: number
  /** In hundredths of a percent of the taxable lines less their share of the discount; 0 for none. */
  readonly taxRateHundredths: number
  readonly taxCents: number
  readonly totalCents: number
  readonly paidCents: number
  readonly trustAppliedCents: number
  readonly writtenOffCents: number
  readonly balanceCents: number
  readonly balanceByMatter: readonly { readonly matter: number; readonly cents: number }[]
  readonly payments: readonly number[]
  readonly createdAt: number
  readonly updatedAt: number
}

/** Money a client paid. */
export interface LedgerPayment {
  readonly index: number
  readonly date: string
  readonly amountCents: number
  readonly status: 'recorded' | 'pending' | 'cleared' | 'returned' | 'refunded' | 'void'
  readonly method: 'card' | 'ach' | 'check' | 'cash' | 'wire' | 'trust'
  /** Card and ACH only: the processor's name, and its id of the payment. */
  readonly processor: string
  readonly transactionId: string
  readonly checkNumber: string
  readonly payer: number | null
  /** Null where it pays invoices of several matters. */
  readonly matter: number | null
  /** Which operating account it went to. */
  readonly operatingAccount: number
  readonly applications: readonly { readonly invoice: number; readonly amountCents: number }[]
  /** Set where the money came out of trust. */
  readonly trustTransaction: number | null
  readonly memo: string
  readonly createdAt: number
  readonly updatedAt: number
}

/** A bank account of the firm. */
export interface LedgerBankAccount {
  readonly index: number
  readonly type: 'trust' | 'operating'
  readonly name: string
  readonly bankName: string
  /** Plainly invented; portals show the last four digits only. */
  readonly accountNumber: string
  /** All that was ever booked on it. */
  readonly balanceCents: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** One client's money for one matter in one trust account. */
export interface LedgerTrustLedger {
  readonly trustAccount: number
  /** Null for the firm's own ledger: interest and bank fees. */
  readonly client: number | null
  /** Null for money not allocated to a matter. */
  readonly matter: number | null
  readonly balanceCents: number
  /** Set aside; never more than the balance. Zero where the portal knows no protected funds. */
  readonly protectedCents: number
}

/** One movement of trust money. */
export interface LedgerTrustTransaction {
  readonly index: number
  readonly trustAccount: number
  readonly client: number | null
  readonly matter: number | null
  readonly type:
    | 'deposit'
    | 'disbursement'
    | 'invoice_payment'
    | 'transfer_in'
    | 'transfer_out'
    | 'refund'
    | 'reversal'
    | 'interest'
    | 'bank_fee'
  /** Signed: into the ledger is positive. */
  readonly amountCents: number
  /** The ledger's balance after it, in the ledger's own order (date, then index). */
  readonly balanceAfterCents: number
  readonly date: string
  readonly status: 'recorded' | 'pending' | 'cleared' | 'returned' | 'void'
  readonly method: 'card' | 'ach' | 'check' | 'cash' | 'wire' | 'transfer' | ''
  readonly reference: string
  readonly payee: string
  readonly memo: string
  readonly invoice: number | null
  readonly payment: number | null
  /** The transaction a reversal or refund undoes. */
  readonly reverses: number | null
  /** Set on what was reversed or refunded. */
  readonly reversedBy: number | null
  /** Transfers: the other side. */
  readonly twin: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** What differs between portals in how books are drawn. */
export interface LedgerRules {
  /** How the portal bills a time entry: hours in thousandths as it shows them on a line, the rate, the amount by its own rounding. */
  timeLine(timeEntry: number): { readonly quantityThousandths: number; readonly rateCents: number; readonly amountCents: number }
  /** Whether one invoice can be over two matters of a client. */
  readonly invoicesSpanMatters: boolean
  /** Whether trust money can lie unallocated with a client. */
  readonly unallocatedTrust: boolean
  /** Whether funds can be protected. */
  readonly protectedFunds: boolean
  /** Whether a person can settle one payment over several invoices. */
  readonly paymentsSpanInvoices: boolean
}

/** A firm's books. */
export interface Ledger {
  readonly bankAccounts: readonly LedgerBankAccount[]
  readonly expenseCount: number
  readonly invoiceCount: number
  readonly paymentCount: number
  readonly trustTransactionCount: number
  expense(index: number): LedgerExpense
  invoice(index: number): LedgerInvoice
  payment(index: number): LedgerPayment
  trustTransaction(index: number): LedgerTrustTransaction
  /** The invoice a billed or drafted time entry is on; null where it is on none. */
  invoiceOfTimeEntry(timeEntry: number): number | null
  expensesOfMatter(matter: number): readonly number[]
  invoicesOfMatter(matter: number): readonly number[]
  paymentsOfMatter(matter: number): readonly number[]
  trustTransactionsOfMatter(matter: number): readonly number[]
  /** The movements of a client's money that lies with no matter. */
  unallocatedTrustOfClient(client: number): readonly number[]
  /** Every ledger of the matter's client that the matter's money is on. */
  trustLedgersOfMatter(matter: number): readonly LedgerTrustLedger[]
  /** All ledgers that ever had a transaction. Of the survey. */
  trustLedgers(): readonly LedgerTrustLedger[]
  /** What is known only of all records together: times and sums. The balances of the bank accounts are of it. */
  readonly survey: Survey<LedgerSurvey>
}
