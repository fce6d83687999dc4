import { Money } from '../money.js'
import type { CalendarDate, DecimalString } from '../record/scalars.js'
import { bookingRules } from './bookingRules.js'
import { type InvoiceFacts, unpayable } from './payableInvoice.js'
import type { Rule } from './Rule.js'

/** A payment for an invoice that shall be recorded, and what a decision on it rests on. */
export interface PaymentFacts {
  readonly amount: DecimalString
  readonly date: CalendarDate
  /** How the money came: card, ach, check, cash, wire, other. `trust` and `operating` would be the firm's own accounts. */
  readonly method: string
  /** Null where there is none. What other payments that are on their way take of it is taken off its balances already. */
  readonly invoice: InvoiceFacts | null
  /** The firm's currency, for an invoice that is not there. */
  readonly currency: string
  readonly today: CalendarDate
  readonly closedThrough: CalendarDate | null
}

/** Every rule on money that comes from outside for an invoice, in the order refusals are told. */
export const paymentRules = [
  ...bookingRules<PaymentFacts>(({ invoice, currency, ...booking }) => ({ ...booking, currency: invoice?.currency ?? currency })),
  {
    code: 'PAYMENT_FROM_TRUST',
    field: 'method',
    source: '[15] trust money pays an invoice only out of its client’s ledger: never as a payment that says so',
    refuse: ({ method }) => (method === 'trust' ? 'trust money is applied with applyTrustToInvoice' : null),
  },
  {
    code: 'PAYMENT_FROM_FIRM',
    field: 'method',
    source: '[15] the firm does not pay its own invoices: its operating money is no client’s payment',
    refuse: ({ method }) =>
      method === 'operating' || method === 'transfer' ? `money that comes by ${method} is no client’s payment` : null,
  },
  {
    code: 'INVOICE_NOT_ISSUED',
    field: 'invoice',
    source: '[V] no vendor takes money for a draft, or for what is paid',
    refuse: ({ invoice }) => {
      const reason = unpayable(invoice)
      return reason === null ? null : reason
    },
  },
  {
    code: 'AMOUNT_OVER_DUE',
    field: 'amount',
    source: '[15] no more than is owed: what is over is the client’s, and belongs into trust',
    refuse: ({ invoice, amount }) =>
      invoice === null || new Money(invoice.balance).gte(amount)
        ? null
        : `${invoice.balance} is due, less what is on its way: ${amount} is more`,
  },
] as const satisfies readonly Rule<PaymentFacts>[]
