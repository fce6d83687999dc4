import { z } from 'zod'
import { Money } from '../../../core/money.js'
import { billDiscount } from './billDiscount.js'
import { billState } from './billState.js'
import { clioDate, clioId, clioInstant, clioNumber, currency, reference } from './scalars.js'

/** What is asked of bills. */
export const billFields = [
  'id,etag,created_at,updated_at,number,issued_at,due_at,type,kind,state,subject,purchase_order,memo',
  'sub_total,total_tax,total,due,paid,credits_issued,balance,discount_services_only',
  'discount{rate,type,note}',
  'interest{total,type}',
  'client{id,name}',
  'matters{id,display_number}',
  'balances{id,amount,type}',
  'currency{id,code}',
].join(',')

/** The kind of a bill that asks for trust money: it bills nothing. */
export const trustRequestKind = 'trust_kind'

/** A bill as Clio answers, trust requests aside. Its own numbers must go together; what was paid on it and its lines are lists of their own. */
export const bill = z
  .object({
    id: clioId,
    created_at: clioInstant,
    updated_at: clioInstant,
    number: z.string().nullable(),
    issued_at: clioDate.nullable(),
    due_at: clioDate.nullable(),
    kind: z.enum([
      'revenue_kind',
      'summary_kind',
      'aggregate_all',
      'aggregate_split',
      'aggregate_services',
      'aggregate_expenses',
      'aggregate_fixed_fees',
    ]),
    state: billState,
    sub_total: clioNumber,
    total_tax: clioNumber,
    total: clioNumber,
    due: clioNumber,
    paid: clioNumber,
    credits_issued: clioNumber,
    balance: clioNumber,
    discount_services_only: z.union([z.boolean(), z.string()]).nullable(),
    discount: billDiscount,
    interest: z.object({ total: clioNumber.nullable() }).nullable(),
    client: reference,
    matters: z.array(z.object({ id: clioId })),
    balances: z.array(z.object({ id: clioId, amount: clioNumber, type: z.enum(['Matter', 'Client']) })),
    currency,
  })
  .refine((one) => isTotalled(one), { path: ['total'], message: 'the subtotal with tax and interest, and what is due less the discount' })
  .refine((one) => isBalanced(one), { path: ['balance'], message: 'what is due less what was paid and credited' })

interface BillFigures {
  readonly sub_total: number
  readonly total_tax: number
  readonly total: number
  readonly due: number
  readonly paid: number
  readonly credits_issued: number
  readonly balance: number
  readonly discount_services_only: boolean | string | null
  readonly discount: z.output<typeof billDiscount>
  readonly interest: { readonly total: number | null } | null
  readonly state: z.output<typeof billState>
}

/** Everything before the discount: lines, tax and interest. */
export const grossOf = ({
  sub_total: subtotal,
  total_tax: tax,
  interest,
}: Pick<BillFigures, 'sub_total' | 'total_tax' | 'interest'>): Money => new Money(subtotal).plus(tax).plus(interest?.total ?? 0)

/**
 * Clio says that `due` is less discounts, and shows a bill's total beside it. Assumed: the total is before the discount; one that has it off already, and is the same
 * as what is due, is understood as well.
 */
const isTotalled = (one: BillFigures): boolean => {
  const off = grossOf(one).minus(one.due)
  const isKnown = grossOf(one).equals(one.total) || new Money(one.due).equals(one.total)
  return isKnown && isDiscount(one, off)
}

const isDiscount = ({ discount, sub_total: subtotal, discount_services_only: servicesOnly }: BillFigures, off: Money): boolean => {
  if (discount === null) return off.isZero()
  const most = discount.type === 'money' ? new Money(discount.rate) : new Money(subtotal).times(discount.rate).dividedBy(100)
  const isPart = servicesOnly === true || servicesOnly === 'true'
  return isPart ? !off.isNegative() && off.lessThanOrEqualTo(most.plus('0.005')) : off.minus(most).abs().lessThanOrEqualTo('0.005')
}

const isBalanced = (one: BillFigures): boolean => {
  if (one.state === 'void' || one.state === 'deleted') return one.balance === 0
  const open = new Money(one.due).minus(one.paid).minus(one.credits_issued)
  return open.equals(one.balance) && (one.state !== 'paid' || open.isZero())
}

/** A parsed bill. */
export type ClioBill = z.output<typeof bill>
