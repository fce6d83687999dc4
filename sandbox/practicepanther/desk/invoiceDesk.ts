import { z } from 'zod'
import type { StoredRecord } from '../../portal/Collection.js'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import { portion } from '../../world/ledger/cents.js'
import type { MoneyToV1 } from '../api/moneyToV1.js'
import { expenseCents, type MoneyToV2 } from '../api/moneyToV2.js'
import { taxName } from '../records/buildInvoice.js'
import { isApproved } from '../records/invoiceStatus.js'
import { invoiceSums } from '../records/invoiceSums.js'
import { spread } from '../records/spread.js'
import { itemTypes, type StoredInvoice, type StoredItem } from '../records/StoredInvoice.js'
import type { Store } from '../records/Store.js'
import { wireDateTime } from '../wireDateTime.js'
import { cents, thousandths } from './amounts.js'
import { dateTime, given, optionalText, parseFields, reference } from './fields.js'

const stages = { Saved: 'saved', PendingApproval: 'pendingApproval', Approved: 'approved', Sent: 'sent', Viewed: 'viewed' } as const

const line = z.strictObject({
  type: z.enum(itemTypes).default('RegularItem'),
  /** A line for time or an expense takes everything else from it. */
  timeEntryGuid: z.guid().toLowerCase().optional(),
  expenseGuid: z.guid().toLowerCase().optional(),
  qty: thousandths.default(1000),
  price: cents.default(10_000),
  name: optionalText.default(null),
  description: z.string().default(''),
  projectGuid: z.guid().toLowerCase().nullable().optional(),
  isTaxed: z.boolean().default(false),
})

const form = z.strictObject({
  account_ref: reference.nullable().optional(),
  issue_date: dateTime.optional(),
  due_date: dateTime.nullable().optional(),
  invoice_type: z.enum(['Sale', 'Refund', 'Credit']).optional(),
  status: z.enum(['Saved', 'PendingApproval', 'Approved', 'Sent', 'Viewed']).optional(),
  items: z.array(line).min(1).optional(),
  discountPercent: z.number().min(0).max(100).nullable().optional(),
  discount: cents.optional(),
  /** Percent. */
  taxRate: z.number().min(0).max(50).optional(),
  /** What is written off. */
  creditAmount: cents.optional(),
  customerNotes: optionalText.optional(),
})

type Wanted = z.output<typeof form>

/**
 * How a person in the portal keeps invoices. What is derived stays derived: totals, what was paid, whether it is overdue. Deleting one takes back what
 * was applied to it, and its time and expenses can be billed again.
 */
export const invoiceDesk = (kit: PortalKit, store: Store, money: { readonly v2: MoneyToV2; readonly v1: MoneyToV1 }): RecordsDesk => {
  const { books } = store
  const shown = (invoice: StoredInvoice): StoredRecord => ({ ...money.v1.singleInvoice(invoice), ...money.v2.invoice(invoice) })

  const itemOf = (wanted: z.output<typeof line>, matter: string): Omit<StoredItem, 'discountCents' | 'taxCents'> => {
    const base = { id: kit.newGuid(), taxName: wanted.isTaxed ? taxName : '', date: wireDateTime(kit.clock.now()), name: wanted.name }
    const worked = wanted.timeEntryGuid === undefined ? undefined : store.timeEntries.get(wanted.timeEntryGuid)
    if (worked !== undefined) {
      const priceCents = Math.round((worked.rate ?? 0) * 100)
      return {
        ...base,
        type: 'TimeEntryItem',
        matter: worked.matter_ref.id,
        qty: worked.hours,
        priceCents,
        subCents: portion(priceCents, Math.round(worked.hours * 3600), 3600),
        date: worked.date,
        user: worked.billed_by_user_ref.id,
        description: worked.description ?? '',
        timeEntry: worked.id,
        expense: null,
      }
    }
    const spent = wanted.expenseGuid === undefined ? undefined : books.expenses.get(wanted.expenseGuid)
    if (spent !== undefined) {
      return {
        ...base,
        type: 'ExpenseItem',
        matter: spent.matter_ref.id,
        qty: spent.qtyThousandths / 1000,
        priceCents: spent.priceCents,
        subCents: expenseCents(spent),
        date: spent.date,
        user: spent.billed_by_user_ref?.id ?? null,
        description: spent.description ?? '',
        timeEntry: null,
        expense: spent.id,
      }
    }
    return {
      ...base,
      type: wanted.type,
      matter: wanted.projectGuid === undefined ? matter : wanted.projectGuid,
      qty: wanted.qty / 1000,
      priceCents: wanted.price,
      subCents: portion(wanted.price, wanted.qty, 1000),
      user: null,
      description: wanted.description,
      timeEntry: null,
      expense: null,
    }
  }
  /** Adds up anew: the discount over all that is not taken away, the tax over what is taxed. */
  const addedUp = (invoice: StoredInvoice, wanted: Wanted): StoredInvoice => {
    const discountPercent = wanted.discountPercent === undefined ? invoice.discountPercent : wanted.discountPercent
    const taxRateHundredths = wanted.taxRate === undefined ? invoice.taxRateHundredths : Math.round(wanted.taxRate * 100)
    const subtotal = invoice.items.reduce((sum, { subCents }) => sum + subCents, 0)
    const fixed = wanted.discount ?? (discountPercent === null ? invoice.discountCents : undefined)
    const discountCents = fixed ?? portion(subtotal, Math.round((discountPercent ?? 0) * 100), 10_000)
    const weights = invoice.items.map(({ subCents }) => Math.max(0, subCents))
    const discounts = spread(discountCents, weights)
    const items = invoice.items.map((item, at) => {
      const taxable = item.taxName === '' ? 0 : Math.max(0, item.subCents) - (discounts[at] ?? 0)
      return { ...item, discountCents: discounts[at] ?? 0, taxCents: portion(taxable, taxRateHundredths, 10_000) }
    })
    return { ...invoice, items, discountPercent, discountCents, taxRateHundredths }
  }
  const save = (invoice: StoredInvoice): StoredRecord => {
    const isSale = invoice.invoice_type === 'Sale'
    if (isSale && books.openCents(invoice) < 0) throw new Error('the invoice would come to less than was paid and written off')
    if (!isApproved(invoice) && books.appliedTo(invoice.id).length > 0) throw new Error('status: something was paid on the invoice')
    if (!isSale && invoiceSums(invoice).totalCents > 0) throw new Error('items: a credit comes to less than nothing')
    books.putInvoice(invoice)
    return shown(invoice)
  }
  /** What is on an invoice is billed once that is issued. */
  const bill = (items: readonly StoredItem[], invoice: StoredInvoice | null): void => {
    const is_billed = invoice !== null && isApproved(invoice)
    for (const { expense, timeEntry } of items) {
      const spent = expense === null ? undefined : books.expenses.get(expense)
      if (spent !== undefined) books.expenses.replace({ ...spent, is_billed, invoice: invoice?.id ?? null, updated_at: now() })
      const worked = timeEntry === null ? undefined : store.timeEntries.get(timeEntry)
      if (worked !== undefined) store.timeEntries.replace({ ...worked, is_billed, updated_at: now() })
    }
  }
  const firstMatter = (): string => {
    for (const { id } of store.matters) return id
    throw new Error('projectGuid: there is no matter')
  }
  const now = (): string => wireDateTime(kit.clock.now())

  return {
    *list() {
      for (const invoice of books.invoices) yield shown(invoice)
    },
    get: (id) => {
      const invoice = books.invoices.get(id)
      return invoice === undefined ? undefined : shown(invoice)
    },
    create: (fields) => {
      const wanted = parseFields(form, fields)
      const matter = firstMatter()
      const lines = (wanted.items ?? [line.parse(wanted.invoice_type === 'Credit' ? { price: -100 } : {})]).map((one) => ({
        ...itemOf(one, matter),
        discountCents: 0,
        taxCents: 0,
      }))
      const ofMatter = store.matters.get(lines[0]?.matter ?? '')
      const invoice: StoredInvoice = {
        id: kit.newGuid(),
        number: books.nextInvoiceNumber(),
        account_ref: wanted.account_ref === undefined ? (ofMatter?.account_ref ?? null) : wanted.account_ref,
        issue_date: wanted.issue_date ?? now(),
        due_date: wanted.due_date ?? null,
        invoice_type: wanted.invoice_type ?? 'Sale',
        stage: stages[wanted.status ?? 'Approved'],
        items: lines,
        discountPercent: null,
        discountCents: 0,
        taxRateHundredths: 0,
        creditCents: wanted.creditAmount ?? 0,
        customerNotes: wanted.customerNotes ?? null,
        isImported: false,
        isDeleted: false,
        created_at: now(),
        updated_at: now(),
      }
      const saved = save(addedUp(invoice, wanted))
      bill(lines, invoice)
      return saved
    },
    edit: (id, fields) => {
      const invoice = books.invoices.get(id)
      if (invoice === undefined) return undefined
      const wanted = parseFields(form, fields)
      const { status, items, creditAmount, discountPercent: _percent, discount: _discount, taxRate: _rate, ...rest } = given(wanted)
      const matter = invoice.items[0]?.matter ?? firstMatter()
      const isRepriced = [items, wanted.discountPercent, wanted.discount, wanted.taxRate].some((one) => one !== undefined)
      const edited: StoredInvoice = {
        ...invoice,
        ...rest,
        ...(status === undefined ? {} : { stage: stages[status] }),
        ...(creditAmount === undefined ? {} : { creditCents: creditAmount }),
        ...(items === undefined ? {} : { items: items.map((one) => ({ ...itemOf(one, matter), discountCents: 0, taxCents: 0 })) }),
        updated_at: now(),
      }
      const saved = save(isRepriced ? addedUp(edited, wanted) : edited)
      if (items !== undefined) bill(invoice.items, null)
      if (items !== undefined || isApproved(edited) !== isApproved(invoice)) bill(edited.items, edited)
      return saved
    },
    delete: (id) => {
      const invoice = books.invoices.get(id)
      if (invoice === undefined) return false
      for (const { payment } of books.appliedTo(id)) {
        const applications = payment.applications.filter((application) => application.invoice !== id)
        books.putPayment({ ...payment, applications, updated_at: now() })
      }
      bill(invoice.items, null)
      return books.invoices.delete(id)
    },
  }
}
