import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { invoiceWire } from '../records/invoiceWire.js'
import { centsOf } from '../records/money.js'
import { paymentCounts } from '../records/SmokeballPayment.js'
import { contactsOnSide } from '../records/SmokeballMatter.js'
import { holdsEntries, type SmokeballInvoice } from '../records/SmokeballInvoice.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { checkFields } from './checkFields.js'
import { cleared } from './cleared.js'
import { isKept } from './keptMatter.js'

const form = z
  .strictObject({
    matterId: z.string(),
    description: z.string(),
    invoiceTitle: z.string(),
    issuedDate: z.iso.date().nullable(),
    dueDate: z.iso.date().nullable(),
    /** Whether it is paid follows from payments. */
    status: z.literal([0, 1, 3, 4]),
    waived: z.boolean(),
    discount: z.strictObject({
      type: z.literal([0, 1]),
      fixedDiscount: z.number().min(0).default(0),
      percentage: z.number().min(0).max(100).default(0),
      description: z.string().default(''),
    }),
    surcharge: z.strictObject({ fixedSurcharge: z.number().min(0), description: z.string().default('') }),
  })
  .partial()
type Form = z.infer<typeof form>

const states = { 0: 'draft', 1: 'final', 3: 'deleted', 4: 'void' } as const

/** Invoices as a person works on them. What is on one is said at its fees and expenses. None ever vanishes: it becomes void, or is marked as deleted. */
export const invoiceDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const { books } = firm
  const shown = (invoice: SmokeballInvoice): StoredRecord => ({ ...invoiceWire(kit, books, invoice), id: invoice.id })
  const found = (id: string): SmokeballInvoice | undefined => {
    // `<matter id>.<invoice id>` is understood as well, as with fees.
    const invoice = books.invoices.get(id.split('.').at(-1) ?? '')
    return invoice !== undefined && isKept(firm, invoice.matterId) ? invoice : undefined
  }
  return {
    *list() {
      for (const { id } of books.invoices) {
        const invoice = found(id)
        if (invoice !== undefined) yield shown(invoice)
      }
    },
    get: (id) => {
      const invoice = found(id)
      return invoice === undefined ? undefined : shown(invoice)
    },
    create: (fields) => {
      const wanted = checkFields(form, fields)
      const matter = firm.matters.get(wanted.matterId ?? '')
      if (matter === undefined) throw new Error('matterId: expected the id of a matter')
      const made = filled(blank(firm, matter.id, contactsOnSide(matter, 'client').slice(0, 1)), wanted)
      books.addInvoice(made)
      return shown(made)
    },
    edit: (id, fields) => {
      const invoice = found(id)
      if (invoice === undefined) return undefined
      const { matterId, ...wanted } = checkFields(form, fields)
      if (matterId !== undefined && matterId !== invoice.matterId) throw new Error('matterId: an invoice stays with its matter')
      const changed = { ...filled(invoice, wanted), versionId: firm.newId(), lastUpdated: firm.now() }
      const saved = isLetGo(invoice, changed) ? letGo(firm, invoice, changed) : changed
      books.invoices.replace(saved)
      return shown(saved)
    },
    delete: () => {
      throw new Error('An invoice is made void (status 4) or marked as deleted (status 3); it stays in its list.')
    },
  }
}

const filled = (invoice: SmokeballInvoice, { status, discount, surcharge, matterId: _, ...fields }: Form): SmokeballInvoice => ({
  ...cleared(invoice, fields),
  ...(status === undefined ? {} : { state: states[status] }),
  ...(discount === undefined
    ? {}
    : {
        discount: {
          type: discount.type,
          fixedCents: centsOf(discount.fixedDiscount),
          percentHundredths: centsOf(discount.percentage),
          description: discount.description,
        },
      }),
  ...(surcharge === undefined ? {} : { surcharge: { cents: centsOf(surcharge.fixedSurcharge), description: surcharge.description } }),
})

const isLetGo = (before: SmokeballInvoice, after: SmokeballInvoice): boolean => holdsEntries(before) && !holdsEntries(after)

/** Frees what was on an invoice for another, and keeps a copy of what it came to. Refused while a payment counts on it. */
const letGo = (firm: SmokeballFirm, before: SmokeballInvoice, after: SmokeballInvoice): SmokeballInvoice => {
  const { books } = firm
  if (books.paymentsOfInvoice(before.id).some(paymentCounts)) throw new Error('status: reverse the payments of the invoice first')
  const keptEntries = books.entriesOf(before).filter(({ type }) => type !== 3)
  const kept = { keptEntries, keptFigures: { ...books.figuresOf(before), waived: 0, unpaid: 0 } }
  for (const fee of firm.feesOf(before.matterId) ?? [])
    if (fee.invoiceId === before.id && firm.fees.get(fee.id) !== undefined) firm.fees.replace(freed(firm, fee))
  for (const expense of books.expensesOf(before.matterId)) if (expense.invoiceId === before.id) books.expenses.replace(freed(firm, expense))
  return { ...after, ...kept }
}

const freed = <T extends object>(firm: SmokeballFirm, entry: T): T =>
  cleared(entry, { invoiceId: null, finalized: false, versionId: firm.newId(), lastUpdated: firm.now() })

const blank = (firm: SmokeballFirm, matterId: string, debtorIds: readonly string[]): SmokeballInvoice => ({
  id: firm.newId(),
  versionId: firm.newId(),
  matterId,
  invoiceNumber: firm.books.ledger.invoiceCount + 20_001,
  state: 'draft',
  description: '',
  invoiceTitle: 'Invoice',
  debtorIds,
  interestCents: 0,
  taxRateHundredths: 0,
  waived: false,
  lastUpdated: firm.now(),
})
