import { Money } from '../money.js'
import { bookingRules } from './bookingRules.js'
import { counts, isCleared, lowestFrom } from './ledgerBalance.js'
import { unpayable } from './payableInvoice.js'
import type { Rule } from './Rule.js'
import type { TrustPolicy } from './TrustPolicy.js'
import type { TrustFacts, TrustRequest } from './TrustRequest.js'

/** What shall be done with clients' money, and what a decision on it rests on. */
export interface RuledRequest {
  readonly request: TrustRequest
  readonly facts: TrustFacts
  readonly policy: TrustPolicy
}

const takesMoneyOut = ({ kind }: TrustRequest): boolean => kind !== 'DEPOSIT'

/** What of the ledger may leave on the request's day: all that is booked, what of it has cleared, and what of that is not set aside. What is on its way out is gone. */
const availability = ({
  request,
  facts: { ledger, today },
  policy,
}: RuledRequest): Readonly<Record<'booked' | 'cleared' | 'free', Money>> => {
  const onItsWay = ledger.held.map((one) => ({ ...one, status: 'RECORDED' as const }))
  const booked = lowestFrom([...ledger.transactions, ...onItsWay], request.date)
  const hasCleared = ledger.transactions.filter((transaction) => isCleared(transaction, policy, today))
  const cleared = lowestFrom([...hasCleared, ...onItsWay], request.date)
  return { booked, cleared, free: cleared.minus(ledger.protected) }
}

const sum = (amounts: readonly { readonly amount: string }[]): Money =>
  amounts.reduce((total, { amount }) => total.plus(amount), new Money(0))

/** What the ledger holds, as a refusal tells it. */
const holding = ({ held }: RuledRequest['facts']['ledger']): string => {
  const onItsWay = sum(held)
  return onItsWay.isZero() ? '' : `, ${onItsWay.neg().toFixed()} that is on its way out taken off`
}

/** Every rule on clients' money, in the order refusals are told. */
export const trustRules = [
  ...bookingRules<RuledRequest>(({ request: { amount, date }, facts: { ledger, today }, policy: { closedThrough } }) => ({
    amount,
    date,
    currency: ledger.currency,
    today,
    closedThrough,
  })),
  {
    code: 'TRUST_ACCOUNT_GONE',
    field: 'ledger',
    source: '[V] money is booked in an account that is there',
    refuse: ({ facts: { ledger } }) => (ledger.shownBalance === null ? 'the vendor has no such trust account any more' : null),
  },
  {
    code: 'LEDGER_WITHOUT_CLIENT',
    field: 'ledger',
    source: '[15] every cent has an owner; the firm’s own ledger of interest and fees pays nobody’s invoice',
    refuse: ({ facts: { ledger } }) =>
      ledger.clientId === null ? 'the money belongs to no client: a client or a matter with one is needed' : null,
  },
  {
    code: 'DEPOSIT_FROM_FIRM',
    field: 'method',
    source: '[15] the firm’s own money does not belong into trust',
    refuse: ({ request }) =>
      request.kind === 'DEPOSIT' && ['operating', 'trust', 'transfer'].includes(request.method)
        ? `money that comes by ${request.method} is no client’s deposit`
        : null,
  },
  {
    code: 'PAYEE_IS_FIRM',
    field: 'payee',
    source:
      '[15] the firm is paid out of trust for an issued invoice and in no other way: not for its costs, and not for a processor’s fees',
    refuse: ({ request }) =>
      request.kind === 'DISBURSE' && request.payee === 'FIRM'
        ? 'trust money goes to the firm only against an issued invoice: apply it to one'
        : null,
  },
  {
    code: 'PAYEE_IS_PROCESSOR',
    field: 'payee',
    source: '[15] what a processor takes for a payment is the firm’s cost, and never comes out of trust',
    refuse: ({ request }) =>
      request.kind === 'DISBURSE' && request.payee === 'PROCESSOR'
        ? 'a processor of payments is paid from the operating account, never out of trust'
        : null,
  },
  {
    code: 'BOOKS_DISAGREE',
    field: 'ledger',
    source: '[3W] a decision rests on books that add up, or it is none',
    refuse: ({ request, facts: { ledger } }) => {
      const booked = sum(ledger.transactions.filter(counts))
      return takesMoneyOut(request) && ledger.shownBalance !== null && !booked.eq(ledger.shownBalance)
        ? `the vendor shows ${ledger.shownBalance} in the ledger, its transactions come to ${booked.toFixed()}: nothing leaves it before they agree`
        : null
    },
  },
  {
    code: 'LEDGER_OVERDRAWN',
    field: 'amount',
    source: '[15] no client’s money is used for another: a ledger is never below zero, on no day',
    refuse: (input) => {
      const { amount, date } = input.request
      const { booked } = availability(input)
      return takesMoneyOut(input.request) && booked.lt(amount)
        ? `the ledger holds ${booked.toFixed()} on ${date} or a day after it${holding(input.facts.ledger)}: ${amount} would overdraw it`
        : null
    },
  },
  {
    code: 'FUNDS_NOT_CLEARED',
    field: 'amount',
    source: '[15] what can still come back is not there yet: spending it would spend another client’s',
    refuse: (input) => {
      const { booked, cleared } = availability(input)
      return takesMoneyOut(input.request) && booked.gte(input.request.amount) && cleared.lt(input.request.amount)
        ? `of ${booked.toFixed()} in the ledger only ${cleared.toFixed()} has cleared: no more can be used`
        : null
    },
  },
  {
    code: 'FUNDS_PROTECTED',
    field: 'amount',
    source: '[V] Clio and Smokeball set money aside for a purpose; it is not available for another',
    refuse: (input) => {
      const { cleared, free } = availability(input)
      const { amount } = input.request
      return takesMoneyOut(input.request) && cleared.gte(amount) && free.lt(amount)
        ? `${input.facts.ledger.protected} of the ledger is protected: ${free.toFixed()} can be used`
        : null
    },
  },
  {
    code: 'INVOICE_NOT_ISSUED',
    field: 'invoice',
    source: '[15] earned money is what the client was billed for; a draft is no bill',
    refuse: ({ request, facts: { invoice } }) => {
      const reason = request.kind === 'APPLY_TO_INVOICE' ? unpayable(invoice) : null
      return reason === null ? null : reason
    },
  },
  {
    code: 'INVOICE_OF_OTHER_CLIENT',
    field: 'invoice',
    source: '[15] no money of one client for another’s invoice',
    refuse: ({ request, facts: { invoice, ledger } }) =>
      request.kind === 'APPLY_TO_INVOICE' && invoice !== null && invoice.clientId !== ledger.clientId
        ? 'the invoice is another client’s'
        : null,
  },
  {
    code: 'INVOICE_OF_OTHER_MATTER',
    field: 'invoice',
    source: '[15] [V] money held for a matter pays that matter; money held for no matter pays any of its client’s',
    refuse: ({ request, facts: { invoice, ledger } }) =>
      request.kind === 'APPLY_TO_INVOICE' && invoice !== null && ledger.matterId !== null && !invoice.matterIds.includes(ledger.matterId)
        ? 'the invoice is not of the matter the money is held for'
        : null,
  },
  {
    code: 'INVOICE_CURRENCY_DIFFERS',
    field: 'invoice',
    source: '[V] money is not exchanged on its way',
    refuse: ({ request, facts: { invoice, ledger } }) =>
      request.kind === 'APPLY_TO_INVOICE' && invoice !== null && invoice.currency !== ledger.currency
        ? `the invoice is in ${invoice.currency}, the money in ${ledger.currency}`
        : null,
  },
  {
    code: 'AMOUNT_OVER_DUE',
    field: 'amount',
    source: '[15] no more than is owed',
    refuse: ({ request, facts: { invoice, ledger } }) => {
      if (request.kind !== 'APPLY_TO_INVOICE' || invoice === null) return null
      const ofMatter = invoice.matterBalances.find(({ matterId }) => matterId === ledger.matterId)?.balance
      const due = new Money(ledger.matterId === null ? invoice.balance : (ofMatter ?? 0))
      return due.lt(request.amount) ? `${due.toFixed()} is due: ${request.amount} is more` : null
    },
  },
] as const satisfies readonly Rule<RuledRequest>[]

/** The code of a rule on clients' money. */
export type TrustRuleCode = (typeof trustRules)[number]['code']
