import type { WirePaymentMethod } from '../wire/money.js'

/** How a payment was made, and who processed it. */
export interface MethodFacts {
  readonly method: string
  readonly processor: string | null
}

const plain = (method: string): MethodFacts => ({ method, processor: null })

const facts: Readonly<Record<WirePaymentMethod, MethodFacts>> = {
  Cash: plain('cash'),
  Check: plain('check'),
  CreditCard: plain('card'),
  PayPal: { method: 'other', processor: 'PayPal' },
  AuthorizeNet: { method: 'card', processor: 'Authorize.Net' },
  Other: plain('other'),
  Stripe: { method: 'card', processor: 'Stripe' },
  Wire: plain('wire'),
  Transfer: plain('transfer'),
  LawPay: { method: 'card', processor: 'LawPay' },
  PantherPaymentsCC: { method: 'card', processor: 'PantherPayments' },
  PantherPaymentsECheck: { method: 'ach', processor: 'PantherPayments' },
  JournalEntry: plain('other'),
}

/** The vendor's word for a method in ours. */
export const paymentMethodFacts = (method: WirePaymentMethod): MethodFacts => facts[method]
