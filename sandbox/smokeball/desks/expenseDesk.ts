import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { expenseWire } from '../records/expenseWire.js'
import { centsOf } from '../records/money.js'
import type { SmokeballExpense } from '../records/SmokeballExpense.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { checkFields } from './checkFields.js'
import { checkInvoice } from './checkInvoice.js'
import { cleared } from './cleared.js'
import { isKept } from './keptMatter.js'

const form = z
  .strictObject({
    matterId: z.string(),
    staffId: z.string().nullable(),
    expenseDate: z.string(),
    subject: z.string().min(1),
    description: z.string(),
    activityCode: z.string().nullable(),
    costType: z.enum(['Hard', 'Soft']),
    quantity: z.number(),
    price: z.number(),
    taxExempt: z.boolean(),
    isBillable: z.boolean(),
    isWrittenOff: z.boolean(),
    finalized: z.boolean(),
    isInvoicedExternally: z.boolean(),
    invoiceId: z.string().nullable(),
  })
  .partial()
type Form = z.infer<typeof form>

/** Expenses as a person works on them. Deleted ones are not among those listed, nor what belongs to a deleted matter. */
export const expenseDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const { books } = firm
  const shown = (expense: SmokeballExpense): StoredRecord => ({ ...expenseWire(kit, expense), id: expense.id })
  const found = (id: string): SmokeballExpense | undefined => {
    // `<matter id>.<expense id>` is understood as well, as with fees.
    const expense = books.expenses.get(id.split('.').at(-1) ?? '')
    return expense?.isDeleted === false && isKept(firm, expense.matterId) ? expense : undefined
  }
  const edit = (id: string, change: (expense: SmokeballExpense) => SmokeballExpense): StoredRecord | undefined => {
    const expense = found(id)
    if (expense === undefined) return undefined
    const saved = checked(firm, { ...change(expense), versionId: firm.newId(), lastUpdated: firm.now() })
    books.expenses.replace(saved)
    return shown(saved)
  }
  return {
    *list() {
      for (const { id } of books.expenses) {
        const expense = found(id)
        if (expense !== undefined) yield shown(expense)
      }
    },
    get: (id) => {
      const expense = found(id)
      return expense === undefined ? undefined : shown(expense)
    },
    create: (fields) => {
      const made = checked(firm, filled(blank(kit, firm), checkFields(form, fields)))
      books.addExpense(made)
      return shown(made)
    },
    edit: (id, fields) => {
      const { matterId, ...rest } = checkFields(form, fields)
      if (matterId !== undefined && matterId !== found(id)?.matterId) throw new Error('matterId: an expense stays with its matter')
      return edit(id, (expense) => filled(expense, rest))
    },
    delete: (id) => edit(id, (expense) => ({ ...expense, isDeleted: true })) !== undefined,
  }
}

const filled = (expense: SmokeballExpense, { quantity, price, ...fields }: Form): SmokeballExpense => ({
  ...cleared(expense, fields),
  ...(quantity === undefined ? {} : { quantityThousandths: Math.round(quantity * 1000) }),
  ...(price === undefined ? {} : { priceCents: centsOf(price) }),
})

const blank = (kit: PortalKit, firm: SmokeballFirm): SmokeballExpense => ({
  id: firm.newId(),
  versionId: firm.newId(),
  matterId: '',
  expenseDate: `${kit.clock.iso().slice(0, 10)}T00:00:00Z`,
  subject: 'Expense',
  description: '',
  costType: 'Hard',
  quantityThousandths: 1000,
  priceCents: 0,
  taxExempt: false,
  isBillable: true,
  isWrittenOff: false,
  finalized: false,
  isInvoicedExternally: false,
  isDeleted: false,
  createdByUserId: kit.guid.of('user', 0),
  lastUpdated: firm.now(),
})

const checked = (firm: SmokeballFirm, expense: SmokeballExpense): SmokeballExpense => {
  if (firm.matters.get(expense.matterId) === undefined) throw new Error('matterId: expected the id of a matter')
  if (expense.staffId !== undefined && firm.staff.get(expense.staffId) === undefined)
    throw new Error('staffId: expected the id of a staff member')
  if (Number.isNaN(Date.parse(expense.expenseDate))) throw new Error('expenseDate: expected a date')
  if (expense.isWrittenOff && !expense.isBillable) throw new Error('isWrittenOff: only what is billable can be written off')
  checkInvoice(firm, expense)
  return expense
}
