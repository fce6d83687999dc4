import { z } from 'zod'
import { centsOf, halfUp, sum } from '../cents.js'
import type { StoredBill, StoredBooks, StoredMovement, StoredPayment, StoredWork } from '../StoredBooks.js'
import type { StoredMoney } from '../StoredMoney.js'

const reference = z.object({ id: z.number() })

const bill = z.object({
  state: z.enum(['draft', 'awaiting_approval', 'awaiting_payment', 'paid', 'void', 'deleted']),
  matters: z.array(reference),
  tax_rate: z.number(),
  discount: z.object({ rate: z.number(), type: z.enum(['percentage', 'money']) }).nullable(),
  interest: z.object({ total: z.number() }).nullable(),
  credits_issued: z.number(),
  line_items: z.array(z.object({ quantity: z.number(), price: z.number(), sub_total: z.number(), taxable: z.boolean() })),
})
const payment = z.object({
  amount: z.number(),
  method: z.string(),
  status: z.enum(['Recorded', 'Pending', 'Completed', 'Returned', 'Refunded', 'Void']),
  allocations: z.array(z.object({ bill: reference, amount: z.number() })),
})
const movement = z.object({
  amount: z.number(),
  bank_account_id: z.number(),
  client: reference.nullable(),
  matter: reference.nullable(),
})
const activity = z.object({
  type: z.string(),
  quantity: z.number(),
  price: z.number(),
  matter: reference.nullable(),
  on_bill: z.boolean(),
  written_off: z.boolean(),
  non_billable: z.boolean(),
})

/** Clio: interest is no line but a charge of its own; trust money is only ever added to, so that every movement counts. */
export const clioMoney: StoredMoney = (stored, amountOf): StoredBooks => ({
  bills: map(stored('INVOICE'), (record) => billOf(bill.parse(record))),
  payments: map(stored('PAYMENT'), (record) => paymentOf(payment.parse(record))),
  movements: map(stored('TRUST_TRANSACTION'), (record) => movementOf(movement.parse(record))),
  unbilled: [...stored('TIME_ENTRY').values(), ...stored('EXPENSE').values()].flatMap((record): StoredWork[] => {
    const one = activity.parse(record)
    if (one.on_bill || one.written_off || one.non_billable) return []
    const matter = one.matter === null ? null : String(one.matter.id)
    if (one.type === 'TimeEntry') return [{ matter, seconds: one.quantity, amount: centsOf(amountOf(record) ?? '') }]
    // The price of a hard cost is all of it, whatever its quantity.
    const thousandths = one.type === 'HardCostEntry' ? 1000 : Math.round(one.quantity * 1000)
    return [{ matter, seconds: 0, amount: halfUp(BigInt(centsOf(one.price)) * BigInt(thousandths), 1000n) }]
  }),
})

const map = <In, Out>(records: ReadonlyMap<string, In>, of: (record: In) => Out): ReadonlyMap<string, Out> =>
  new Map([...records].map(([id, record]) => [id, of(record)]))

const billOf = ({
  state,
  matters,
  tax_rate: rate,
  discount,
  interest,
  credits_issued: credits,
  line_items: items,
}: z.infer<typeof bill>): StoredBill => {
  const lines = items.map((item) => centsOf(item.sub_total))
  const charged = interest === null ? 0 : centsOf(interest.total)
  const off = discountOf(discount, sum(lines))
  const taxable = sum(items.filter((item) => item.taxable).map((item) => centsOf(item.sub_total)))
  const share = off === 0 ? 0 : halfUp(BigInt(off) * BigInt(taxable), BigInt(sum(lines) + charged))
  return {
    state: state === 'void' || state === 'deleted' ? 'void' : state === 'draft' || state === 'awaiting_approval' ? 'draft' : 'open',
    matters: matters.map(({ id }) => String(id)),
    lines: charged === 0 ? lines : [...lines, charged],
    discount: off,
    tax: halfUp(BigInt(taxable - share) * BigInt(centsOf(rate)), 10_000n),
    writtenOff: centsOf(credits),
  }
}

const discountOf = (discount: z.infer<typeof bill>['discount'], subtotal: number): number => {
  if (discount === null) return 0
  return discount.type === 'money' ? centsOf(discount.rate) : halfUp(BigInt(subtotal) * BigInt(centsOf(discount.rate)), 10_000n)
}

const paymentOf = ({ amount, method, status, allocations }: z.infer<typeof payment>): StoredPayment => ({
  counts: status === 'Recorded' || status === 'Pending' || status === 'Completed',
  fromTrust: method === 'Trust',
  amount: centsOf(amount),
  applications: allocations.map((one) => ({ bill: String(one.bill.id), amount: centsOf(one.amount) })),
})

const movementOf = ({ amount, bank_account_id: account, client, matter }: z.infer<typeof movement>): StoredMovement => ({
  counts: true,
  amount: centsOf(amount),
  account: String(account),
  client: client === null ? null : String(client.id),
  matter: matter === null ? null : String(matter.id),
})
