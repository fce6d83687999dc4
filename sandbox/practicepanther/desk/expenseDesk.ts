import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { MoneyToV1 } from '../api/moneyToV1.js'
import type { MoneyToV2 } from '../api/moneyToV2.js'
import type { StoredExpense } from '../records/StoredExpense.js'
import type { Store } from '../records/Store.js'
import { wireDateTime } from '../wireDateTime.js'
import { cents, thousandths } from './amounts.js'
import { dateTime, given, optionalText, parseFields, reference } from './fields.js'

const form = z.strictObject({
  is_billable: z.boolean().optional(),
  is_billed: z.boolean().optional(),
  date: dateTime.optional(),
  qty: thousandths.optional(),
  price: cents.optional(),
  description: optionalText.optional(),
  private_notes: optionalText.optional(),
  account_ref: reference.nullable().optional(),
  matter_ref: reference.optional(),
  billed_by_user_ref: reference.nullable().optional(),
  expense_category_ref: reference.nullable().optional(),
  task_code: optionalText.optional(),
  costType: z.enum(['SoftCost', 'HardCost']).optional(),
})

/** How a person in the portal keeps expenses. Once one is on an invoice, its quantity and price stay as they are. */
export const expenseDesk = (kit: PortalKit, store: Store, money: { readonly v2: MoneyToV2; readonly v1: MoneyToV1 }): RecordsDesk => {
  const { expenses } = store.books
  const shown = (expense: StoredExpense) => ({
    ...money.v2.expense(expense),
    costType: expense.costType,
    saleDocumentItem: money.v1.expense(expense)['saleDocumentItem'],
  })
  const wanted = (fields: unknown): Partial<StoredExpense> => {
    const { qty, price, ...rest } = given(parseFields(form, fields))
    return { ...rest, ...(qty === undefined ? {} : { qtyThousandths: qty }), ...(price === undefined ? {} : { priceCents: price }) }
  }
  return {
    *list() {
      for (const expense of expenses) yield shown(expense)
    },
    get: (id) => {
      const expense = expenses.get(id)
      return expense === undefined ? undefined : shown(expense)
    },
    create: (fields) => {
      const given = wanted(fields)
      const matter = store.matters.get(given.matter_ref?.id ?? kit.guid.of('matter', 0))
      if (matter === undefined) throw new Error('matter_ref: there is no such matter')
      const now = wireDateTime(kit.clock.now())
      const expense: StoredExpense = {
        is_billable: true,
        is_billed: false,
        date: now,
        qtyThousandths: 1000,
        priceCents: 1000,
        description: null,
        private_notes: null,
        account_ref: matter.account_ref,
        billed_by_user_ref: { id: kit.guid.of('user', 0) },
        expense_category_ref: null,
        task_code: null,
        costType: 'SoftCost',
        invoice: null,
        ...given,
        matter_ref: { id: matter.id },
        id: kit.newGuid(),
        created_at: now,
        updated_at: now,
      }
      expenses.insert(expense)
      return shown(expense)
    },
    edit: (id, fields) => {
      const expense = expenses.get(id)
      if (expense === undefined) return undefined
      const edited = { ...expense, ...wanted(fields), updated_at: wireDateTime(kit.clock.now()) }
      const isRepriced = edited.qtyThousandths !== expense.qtyThousandths || edited.priceCents !== expense.priceCents
      if (isRepriced && expense.invoice !== null && store.books.invoices.get(expense.invoice) !== undefined) {
        throw new Error('qty and price: the expense is on an invoice')
      }
      expenses.replace(edited)
      return shown(edited)
    },
    delete: (id) => expenses.delete(id),
  }
}
