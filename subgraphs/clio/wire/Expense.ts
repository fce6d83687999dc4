import { z } from 'zod'
import { Money } from '../../../core/money.js'
import { billState } from './billState.js'
import { clioDate, clioId, clioInstant, clioNumber, currency, namedReference, reference } from './scalars.js'

/** What is asked of activities that are expenses. */
export const expenseFields = [
  'id,etag,created_at,updated_at,type,date,quantity,price,total,note,billed,on_bill,reference,non_billable,non_billable_total,no_charge,tax_setting',
  'currency{id,code}',
  'expense_category{id,name}',
  'utbms_expense{id,code,name}',
  'bill{id,number,state}',
  'matter{id,display_number}',
  'user{id,name}',
].join(',')

/** The types of activity that are expenses; a list gives one of them at a time. */
export const expenseTypes = ['ExpenseEntry', 'HardCostEntry', 'SoftCostEntry'] as const

const hidden = z.object({ redacted: z.literal(true) }).transform(() => null)

/**
 * An activity that is an expense, as Clio answers. Its quantity is plain units. The price of a hard cost is all of it, whatever its quantity;
 * for the others quantity and price must come to the total, to the cent, or one of the three is not what it was.
 */
export const expense = z
  .object({
    id: clioId,
    created_at: clioInstant,
    updated_at: clioInstant,
    type: z.enum(expenseTypes),
    date: clioDate,
    quantity: clioNumber.nullable(),
    price: clioNumber.nullable(),
    total: clioNumber.nullable(),
    note: z.string().nullable(),
    billed: z.boolean(),
    on_bill: z.boolean(),
    reference: z.string().nullable(),
    non_billable: z.boolean(),
    non_billable_total: clioNumber.nullable(),
    no_charge: z.boolean(),
    tax_setting: z.enum(['no_tax', 'tax_1_only', 'tax_2_only', 'tax_1_and_tax_2']),
    currency,
    expense_category: namedReference,
    // Assumed: the fields of a UTBMS code.
    utbms_expense: z.union([z.object({ id: clioId, code: z.string(), name: z.string().nullable() }), hidden]).nullable(),
    bill: z.union([z.object({ id: clioId, state: billState }), hidden]).nullable(),
    matter: reference,
    user: reference,
  })
  .refine((one) => comesToTotal(one), { path: ['total'], message: 'quantity times price, or the price of a hard cost' })

interface Figures {
  readonly type: (typeof expenseTypes)[number]
  readonly quantity: number | null
  readonly price: number | null
  readonly total: number | null
  readonly non_billable_total: number | null
}

const comesToTotal = ({ type, quantity, price, total, non_billable_total: rest }: Figures): boolean => {
  if (quantity === null || price === null || total === null || rest === null) return true
  const value = type === 'HardCostEntry' ? new Money(price) : new Money(quantity).times(price)
  return new Money(total).plus(rest).minus(value).abs().lessThanOrEqualTo('0.005')
}

/** A parsed expense. */
export type ClioExpense = z.output<typeof expense>
