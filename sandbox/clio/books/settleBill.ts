import { portion, sumOf } from '../../world/ledger/cents.js'
import { type ClioBill, stateTransitions } from '../records/ClioBill.js'
import { centsOf } from './centsOf.js'
import { dollars } from './dollars.js'

/** A bill whose lines, discount, tax or state a person changed, added up anew: the discount once over the subtotal, the tax over the taxable lines less their share of it. */
export const settleBill = (bill: ClioBill): ClioBill => {
  const subtotal = sumOf(bill.line_items, ({ total }) => centsOf(total))
  const taxable = sumOf(bill.line_items, (line) => (line.taxable ? centsOf(line.total) : 0))
  const discount = discountCents(bill, subtotal)
  const share = discount === 0 ? 0 : portion(discount, taxable, subtotal)
  const tax = portion(taxable - share, Math.round(bill.tax_rate * 100), 10_000)
  const total = subtotal + tax + centsOf(bill.interest?.total)
  const paid = centsOf(bill.paid)
  const closed = bill.state === 'void' || bill.state === 'deleted'
  const balance = closed ? 0 : total - discount - paid - centsOf(bill.credits_issued)
  const isIssued = bill.state === 'awaiting_payment' || bill.state === 'paid'
  const state = isIssued ? (balance === 0 ? 'paid' : 'awaiting_payment') : bill.state
  return {
    ...bill,
    sub_total: dollars(subtotal),
    tax_sum: dollars(tax),
    total_tax: dollars(tax),
    total: dollars(total),
    due: dollars(total - discount),
    balance: dollars(balance),
    state,
    type: bill.matters.length > 1 ? 'ClientBill' : 'MatterBill',
    can_update: state === 'draft' || state === 'awaiting_approval',
    available_state_transitions: stateTransitions(state, paid !== 0),
    balances: bill.matters.map(({ id }, place) => {
      const amount = place === 0 ? dollars(balance) : 0
      return { id, type: 'Matter', amount, interest_amount: 0, due: amount }
    }),
    matter_totals: bill.matters.map(({ id }) => ({
      id,
      amount: dollars(sumOf(bill.line_items, (line) => (line.matter?.id === id ? centsOf(line.total) : 0))),
    })),
  }
}

const discountCents = ({ discount }: ClioBill, subtotal: number): number => {
  if (discount === null) return 0
  return discount.type === 'money' ? centsOf(discount.rate) : portion(subtotal, Math.round(discount.rate * 100), 10_000)
}
