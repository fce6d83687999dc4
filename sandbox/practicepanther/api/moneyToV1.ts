import type { PortalClock } from '../../portal/Portal.js'
import { portion } from '../../world/ledger/cents.js'
import { invoiceSums, mattersOf } from '../records/invoiceSums.js'
import { invoiceStatus, isApproved, isOverdue } from '../records/invoiceStatus.js'
import { appliedCents } from '../records/paymentSums.js'
import type { Reference } from '../records/Reference.js'
import type { StoredExpense } from '../records/StoredExpense.js'
import type { StoredInvoice, StoredItem } from '../records/StoredInvoice.js'
import type { StoredPayment } from '../records/StoredPayment.js'
import type { StoredTimeEntry } from '../records/StoredTimeEntry.js'
import type { Store } from '../records/Store.js'
import { accountDisplayName, matterDisplayName } from './displayNames.js'
import { expenseCents } from './moneyToV2.js'
import type { WireRecord } from './Resource.js'
import { v1Head } from './v1Head.js'

/** Writes records of money as the legacy API shows them. */
export interface MoneyToV1 {
  readonly expense: (expense: StoredExpense) => WireRecord
  readonly payment: (payment: StoredPayment) => WireRecord
  readonly timeEntry: (entry: StoredTimeEntry) => WireRecord
  /** An invoice as lists show it: its head. */
  readonly invoice: (invoice: StoredInvoice) => WireRecord
  /** An invoice read by its id: with lines and what was applied. */
  readonly singleInvoice: (invoice: StoredInvoice) => WireRecord
}

/** The writers over the firm's books. */
export const createMoneyToV1 = (store: Store, clock: PortalClock): MoneyToV1 => {
  const { books, currency } = store
  const user = (reference: Reference | null): WireRef | null => {
    const found = reference === null ? undefined : store.users.get(reference.id)
    return found === undefined ? null : { guid: found.id, nameAndNumber: found.display_name }
  }
  const account = (reference: Reference | null): WireRef | null => {
    const found = reference === null ? undefined : store.accounts.get(reference.id)
    return reference === null ? null : { guid: reference.id, nameAndNumber: found === undefined ? null : accountDisplayName(found) }
  }
  const project = (reference: Reference | null): WireRef | null => {
    const found = reference === null ? undefined : store.matters.get(reference.id)
    return reference === null ? null : { guid: reference.id, nameAndNumber: found === undefined ? null : matterDisplayName(found) }
  }
  const expense = (record: StoredExpense): WireRecord => ({
    ...v1Head(record),
    date: record.date,
    qty: record.qtyThousandths / 1000,
    // The unit's amount here; the product is the total.
    amount: record.priceCents / 100,
    totalAmount: expenseCents(record) / 100,
    currencyCode: currency,
    description: record.description,
    privateNotes: record.private_notes,
    isBillable: record.is_billable,
    isBilled: record.is_billed,
    status: workStatus(store, record, invoiceOf(store, record)),
    costType: record.costType,
    taskCode: record.task_code,
    account: account(record.account_ref),
    project: project(record.matter_ref),
    user: user(record.billed_by_user_ref),
    expenseCategory: category(store, record),
    saleDocumentItem: saleDocumentItem(invoiceOf(store, record), (item) => item.expense === record.id),
  })
  const payment = (record: StoredPayment): WireRecord => {
    const bank = books.bankAccounts.get(record.bankAccount)
    return {
      ...v1Head(record),
      number: record.number,
      account: account(record.account_ref),
      project: project(record.matter_ref),
      bankAccount: bank === undefined ? null : { guid: bank.id, name: bank.name, type: bank.type },
      currencyCode: currency,
      amount: record.amountCents / 100,
      totalAmount: record.amountCents / 100,
      date: record.date,
      method: record.method,
      notes: record.notes,
      authNumber: record.authNumber,
      transactionId: record.transactionId,
      checkNumber: record.check_number,
      amountApplied: appliedCents(record) / 100,
      amountCredited: Math.max(0, record.amountCents - appliedCents(record)) / 100,
      isReconciled: record.isReconciled,
      reconciledDate: record.reconciledDate,
      reconciledBy: null,
      isDepositSlipPrinted: false,
      checkIsPrinted: record.check_number !== null && record.amountCents < 0,
      checkPayee: record.payee,
      surchargeAmount: 0,
      feeAmountInCents: 0,
      refundParentPaymentGuid: record.refundParent,
    }
  }
  const invoice = (record: StoredInvoice): WireRecord => {
    const [matter, another] = mattersOf(record)
    const openCents = books.openCents(record)
    const sums = invoiceSums(record)
    return {
      ...v1Head(record),
      number: record.number,
      name: `Invoice ${String(record.number)}`,
      type: 'Invoice',
      invoiceType: record.invoice_type,
      date: record.issue_date,
      dueDate: record.due_date,
      expDate: null,
      currencyCode: currency,
      sub: sums.subtotalCents / 100,
      discount: record.discountCents / 100,
      discountPercent: record.discountPercent,
      tax: sums.taxCents / 100,
      total: sums.totalCents / 100,
      amountPaid: (sums.totalCents - openCents) / 100,
      amountDue: openCents / 100,
      isOverdue: isOverdue(record, openCents, clock.now()),
      poNumber: null,
      isApproved: isApproved(record),
      approvalDate: isApproved(record) ? record.issue_date : null,
      approvedBy: null,
      account: account(record.account_ref),
      project: another === undefined && matter !== undefined ? project({ id: matter }) : null,
      createdBy: null,
      quickbooksId: null,
      status: invoiceStatus(record, openCents, clock.now()),
    }
  }
  const timeEntry = (record: StoredTimeEntry): WireRecord => {
    const invoice = books.invoiceOfTimeEntry(record.id)
    return {
      ...v1Head(record),
      date: record.date,
      hours: record.hours,
      rate: record.rate,
      total: portion(Math.round((record.rate ?? 0) * 100), Math.round(record.hours * 3600), 3600) / 100,
      description: record.description,
      privateNotes: record.private_notes,
      isBillable: record.is_billable,
      isBilled: record.is_billed,
      status: workStatus(store, record, invoice),
      taskCode: record.task_code,
      item: itemReference(store, record),
      account: account(record.account_ref),
      project: project(record.matter_ref),
      user: user(record.billed_by_user_ref),
      saleDocumentItem: saleDocumentItem(invoice, (item) => item.timeEntry === record.id),
    }
  }
  const line = (record: StoredInvoice, item: StoredItem): unknown => {
    const worked = item.timeEntry === null ? undefined : store.timeEntries.get(item.timeEntry)
    const spent = item.expense === null ? undefined : books.expenses.get(item.expense)
    const isTaxed = item.taxName !== ''
    return {
      guid: item.id,
      type: item.type,
      name: item.name,
      description: item.description,
      qty: item.qty,
      price: item.priceCents / 100,
      sub: item.subCents / 100,
      discount: item.discountCents / 100,
      tax1: item.taxCents / 100,
      tax2: 0,
      tax1Data: isTaxed
        ? { name: item.taxName, rate: record.taxRateHundredths / 100, isCompound: false, amount: item.taxCents / 100 }
        : null,
      tax2Data: null,
      total: (item.subCents + item.taxCents) / 100,
      entryDate: item.date,
      userName: item.user === null ? null : (store.users.get(item.user)?.display_name ?? null),
      timeEntries: worked === undefined ? [] : [{ ...timeEntry(worked), saleDocumentItem: null }],
      expenses: spent === undefined ? [] : [{ ...expense(spent), saleDocumentItem: null }],
      flatFees: [],
      projectGuid: item.matter,
    }
  }
  return {
    expense,
    payment,
    timeEntry,
    invoice,
    singleInvoice: (record) => ({
      ...invoice(record),
      items: record.items.map((item) => line(record, item)),
      saleDocumentPayments: [
        ...books.appliedTo(record.id).map((applied) => ({
          guid: applied.application.id,
          amount: applied.application.amountCents / 100,
          payment: payment(applied.payment),
          credit: null,
        })),
        ...writeOff(record),
      ],
      credit: creditOf(record),
      termsAndConditions: null,
      customerNotes: record.customerNotes,
      isUseCreditToPayBalance: false,
      isUseTrustToPayBalance: false,
      isAllowOnlinePayment: true,
      isAllowPartialPayment: true,
      isCarryForwardBalance: false,
      isSubmitInvoiceForApproval: record.stage === 'pendingApproval',
      isMultiMatterInvoice: mattersOf(record).length > 1,
      isEditingLimited: false,
    }),
  }
}

interface WireRef {
  readonly guid: string
  /** Null for what was deleted since. */
  readonly nameAndNumber: string | null
}

/** Assumed: what is written off is a credit given on the invoice itself. */
const writeOff = ({ id, creditCents }: StoredInvoice): readonly unknown[] =>
  creditCents === 0
    ? []
    : [
        {
          guid: `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`,
          amount: creditCents / 100,
          payment: null,
          credit: { guid: id, amount: creditCents / 100 },
        },
      ]

/** What a credit note is good for; null for all others. */
const creditOf = (invoice: StoredInvoice): unknown => {
  if (invoice.invoice_type !== 'Credit') return null
  const amount = Math.abs(invoiceSums(invoice).totalCents) / 100
  return { creditAmount: amount, creditApplied: 0, creditAvailable: amount }
}

const invoiceOf = ({ books }: Store, { invoice }: StoredExpense): StoredInvoice | undefined =>
  invoice === null ? undefined : books.invoices.get(invoice)

const workStatus = (
  { books }: Store,
  { is_billable, is_billed }: Pick<StoredExpense, 'is_billable' | 'is_billed'>,
  invoice: StoredInvoice | undefined,
): string => {
  if (!is_billed) return is_billable ? 'Billable' : 'NotBillable'
  return invoice !== undefined && books.openCents(invoice) === 0 ? 'Paid' : 'Billed'
}

const category = ({ books }: Store, { expense_category_ref }: StoredExpense): unknown => {
  const found = books.categories.find(({ id }) => id === expense_category_ref?.id)
  return found === undefined ? null : { guid: found.id, name: found.name }
}

/** Assumed: the link names the line and the invoice it is on. */
const saleDocumentItem = (invoice: StoredInvoice | undefined, isOne: (item: StoredItem) => boolean): unknown => {
  const item = invoice?.items.find(isOne)
  return invoice === undefined || item === undefined ? null : { guid: item.id, saleDocument: { guid: invoice.id, number: invoice.number } }
}

const itemReference = ({ items }: Store, { item_ref }: StoredTimeEntry): unknown => {
  const found = items.find(({ id }) => id === item_ref?.id)
  return found === undefined ? null : { guid: found.id, name: found.name, code: found.code }
}
