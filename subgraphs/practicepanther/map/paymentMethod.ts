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

/** What the portal and its own processor make; nobody records such a payment by hand. */
const madeByPortal: ReadonlySet<WirePaymentMethod> = new Set(['Transfer', 'JournalEntry', 'PantherPaymentsCC', 'PantherPaymentsECheck'])

/** The vendor's word for how somebody paid: that of the processor where it has one, else that of the method; `Other` for a method it has no word for. */
export const wirePaymentMethod = (method: string, processor: string | null): WirePaymentMethod => {
  const own = Object.entries(facts).filter(
    (entry): entry is [WirePaymentMethod, MethodFacts] => !madeByPortal.has(entry[0] as WirePaymentMethod),
  )
  const called = (name: string | null): string => (name ?? '').toLowerCase().replaceAll(/[^a-z]/g, '')
  const [word] =
    own.find(([, fact]) => fact.method === method && called(fact.processor) === called(processor)) ??
    own.find(([, fact]) => fact.method === method && fact.processor === null) ??
    []
  return word ?? 'Other'
}
