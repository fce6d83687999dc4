import { z } from 'zod'
import { Money } from '../../../core/money.js'
import { billDiscount } from './billDiscount.js'
import { clioDate, clioId, clioNumber, reference } from './scalars.js'

/** What is asked of the lines of bills. */
export const lineItemFields = [
  'id,type,description,date,price,taxable,kind,note,total,sub_total,quantity,group_ordering',
  'discount{rate,type}',
  'bill{id}',
  'activity{id,type,flat_rate,rounded_quantity_in_hours}',
  'matter{id,billing_method}',
  'user{id}',
].join(',')

const redacted = z.object({ redacted: z.literal(true) }).transform(() => null)
const activity = z.object({
  id: clioId,
  type: z.enum(['TimeEntry', 'ExpenseEntry', 'HardCostEntry', 'SoftCostEntry']),
  flat_rate: z.boolean(),
  rounded_quantity_in_hours: clioNumber.nullable(),
})

/** A line of a bill as Clio answers. Its quantity is hours for time, where an activity's is seconds: the hours of its activity and the price tell which came. */
export const lineItem = z
  .object({
    id: clioId,
    type: z.enum(['ActivityLineItem', 'LineItem', 'NoChargeLineItem', 'SummaryLineItem']),
    kind: z.enum(['Service', 'Expense']),
    description: z.string().nullable(),
    note: z.string().nullable(),
    date: clioDate.nullable(),
    price: clioNumber,
    quantity: clioNumber,
    sub_total: clioNumber,
    total: clioNumber,
    taxable: z.boolean().nullable(),
    group_ordering: z.int().nullable(),
    discount: billDiscount,
    bill: z.object({ id: clioId }),
    activity: z.union([activity, redacted]).nullable(),
    matter: z.union([z.object({ id: clioId, billing_method: z.string().nullable() }), redacted]).nullable(),
    user: reference,
  })
  .refine((line) => isPriced(line), { path: ['quantity'], message: 'as many hours, or units, as the price makes the subtotal' })
  .refine((line) => line.discount !== null || line.total === line.sub_total, {
    path: ['total'],
    message: 'the subtotal, where nothing is taken off',
  })

interface LineFigures {
  readonly type: string
  readonly price: number
  readonly quantity: number
  readonly sub_total: number
  readonly activity: z.output<typeof activity> | null
}

/** Hours may be shown with two decimals where more were priced. */
const shownHours = '0.005'
/** No rounding makes an hour sixty of them: the unit is another. */
const mostRounding = 60

const isPriced = ({ type, price, quantity, sub_total: subtotal, activity }: LineFigures): boolean => {
  const hours = activity?.type === 'TimeEntry' ? activity.rounded_quantity_in_hours : null
  if (hours !== null && hours > 0 && Math.abs(quantity) > hours * mostRounding) return false
  if (type === 'NoChargeLineItem' || type === 'SummaryLineItem' || activity?.flat_rate === true) return true
  if (activity?.type === 'HardCostEntry' && subtotal === price) return true
  const near = new Money(price).abs().times(shownHours).plus('0.005')
  return new Money(quantity).times(price).minus(subtotal).abs().lessThanOrEqualTo(near)
}

/** A parsed line. */
export type ClioLineItem = z.output<typeof lineItem>
