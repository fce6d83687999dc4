import { minorUnitDigits, Money } from '../money.js'
import { isCleared, lowestFrom } from './ledgerBalance.js'
import type { TrustPolicy } from './TrustPolicy.js'
import type { TrustFacts, TrustRequest } from './TrustRequest.js'

/*
 * What may be done with clients' money. Each rule stands by itself, with its code, where it comes from and the numbers that led to a refusal; a request is
 * allowed when none of them refuses. The vendors' own checks come on top of these, they are never the only ones.
 *
 * Sources: [15] the model rule on keeping clients' property apart from the lawyer's own, which every state's rule follows; [3W] what a three-way
 * reconciliation must be able to show; [V] what the vendors themselves enforce.
 */

/** A refusal by one rule. */
export interface TrustRefusal {
  /** Stable; for programs. */
  readonly code: TrustRuleCode
  /** For people, with the numbers. */
  readonly message: string
  /** The field of the request it is about. */
  readonly field: 'amount' | 'date' | 'invoice' | 'method' | 'payee' | 'ledger'
}

interface RuleInput {
  readonly request: TrustRequest
  readonly facts: TrustFacts
  readonly policy: TrustPolicy
}

interface TrustRule {
  readonly code: string
  /** What it protects, and who asks for it. */
  readonly source: string
  /** The refusal without its code; null where the rule has nothing against it. */
  readonly refuse: (input: RuleInput) => Omit<TrustRefusal, 'code'> | null
}

const takesMoneyOut = ({ kind }: TrustRequest): boolean => kind !== 'DEPOSIT'

/** What of the ledger may leave on the request's day: all that is booked, what of it has cleared, and what of that is not set aside. */
const availability = ({ request, facts: { ledger, today }, policy }: RuleInput): Readonly<Record<'booked' | 'cleared' | 'free', Money>> => {
  const booked = lowestFrom(ledger.transactions, request.date)
  const cleared = lowestFrom(
    ledger.transactions.filter((transaction) => isCleared(transaction, policy, today)),
    request.date,
  )
  return { booked, cleared, free: cleared.minus(ledger.protected) }
}

/** Refuses with the field and the sentence; the table gives the code. */
const no = (field: TrustRefusal['field'], message: string): Omit<TrustRefusal, 'code'> => ({ field, message })

/** Every rule, in the order refusals are told. */
export const trustRules = [
  {
    code: 'AMOUNT_NOT_POSITIVE',
    source: '[V] no vendor books nothing, or less',
    refuse: ({ request: { amount } }) => (new Money(amount).gt(0) ? null : no('amount', `${amount} is not a positive amount`)),
  },
  {
    code: 'AMOUNT_TOO_FINE',
    source: '[V] a currency’s minor unit is the smallest that can be booked',
    refuse: ({ request: { amount }, facts: { ledger } }) => {
      const digits = minorUnitDigits(ledger.currency)
      return new Money(amount).decimalPlaces() <= digits
        ? null
        : no('amount', `${amount} has more than the ${String(digits)} decimals of ${ledger.currency}`)
    },
  },
  {
    code: 'DATE_IN_FUTURE',
    source: '[3W] books of a day must not change by what is booked ahead',
    refuse: ({ request: { date }, facts: { today } }) => (date <= today ? null : no('date', `${date} is after today, ${today}`)),
  },
  {
    code: 'PERIOD_CLOSED',
    source: '[3W] a reconciled period stays as it was reconciled',
    refuse: ({ request: { date }, policy: { closedThrough } }) =>
      closedThrough !== null && date <= closedThrough
        ? no('date', `${date} is in a closed period: it is closed through ${closedThrough}`)
        : null,
  },
  {
    code: 'LEDGER_WITHOUT_CLIENT',
    source: '[15] every cent has an owner; the firm’s own ledger of interest and fees pays nobody’s invoice',
    refuse: ({ facts: { ledger } }) =>
      ledger.clientId === null ? no('ledger', 'the money belongs to no client: a client or a matter with one is needed') : null,
  },
  {
    code: 'DEPOSIT_FROM_FIRM',
    source: '[15] the firm’s own money does not belong into trust',
    refuse: ({ request }) =>
      request.kind === 'DEPOSIT' && ['operating', 'trust', 'transfer'].includes(request.method)
        ? no('method', `money that comes by ${request.method} is no client’s deposit`)
        : null,
  },
  {
    code: 'PAYEE_IS_FIRM',
    source:
      '[15] the firm is paid out of trust for an issued invoice and in no other way: not for its costs, and not for a processor’s fees',
    refuse: ({ request }) =>
      request.kind === 'DISBURSE' && request.payee === 'FIRM'
        ? no('payee', 'trust money goes to the firm only against an issued invoice: apply it to one')
        : null,
  },
  {
    code: 'LEDGER_OVERDRAWN',
    source: '[15] no client’s money is used for another: a ledger is never below zero, on no day',
    refuse: (input) => {
      const { amount, date } = input.request
      const { booked } = availability(input)
      return takesMoneyOut(input.request) && booked.lt(amount)
        ? no('amount', `the ledger holds ${booked.toFixed()} on ${date} or a day after it: ${amount} would overdraw it`)
        : null
    },
  },
  {
    code: 'FUNDS_NOT_CLEARED',
    source: '[15] what can still come back is not there yet: spending it would spend another client’s',
    refuse: (input) => {
      const { booked, cleared } = availability(input)
      return takesMoneyOut(input.request) && booked.gte(input.request.amount) && cleared.lt(input.request.amount)
        ? no('amount', `of ${booked.toFixed()} in the ledger only ${cleared.toFixed()} has cleared: no more can be used`)
        : null
    },
  },
  {
    code: 'FUNDS_PROTECTED',
    source: '[V] Clio and Smokeball set money aside for a purpose; it is not available for another',
    refuse: (input) => {
      const { cleared, free } = availability(input)
      const { amount } = input.request
      return takesMoneyOut(input.request) && cleared.gte(amount) && free.lt(amount)
        ? no('amount', `${input.facts.ledger.protected} of the ledger is protected: ${free.toFixed()} can be used`)
        : null
    },
  },
  {
    code: 'INVOICE_NOT_ISSUED',
    source: '[15] earned money is what the client was billed for; a draft is no bill',
    refuse: ({ request, facts: { invoice } }) =>
      request.kind === 'APPLY_TO_INVOICE' && (invoice === null || !payable.has(invoice.status))
        ? no(
            'invoice',
            invoice === null
              ? 'there is no such invoice'
              : `the invoice is ${invoice.status}: only an issued invoice that is not paid takes money`,
          )
        : null,
  },
  {
    code: 'INVOICE_OF_OTHER_CLIENT',
    source: '[15] no money of one client for another’s invoice',
    refuse: ({ request, facts: { invoice, ledger } }) =>
      request.kind === 'APPLY_TO_INVOICE' && invoice !== null && invoice.clientId !== ledger.clientId
        ? no('invoice', 'the invoice is another client’s')
        : null,
  },
  {
    code: 'INVOICE_OF_OTHER_MATTER',
    source: '[15] [V] money held for a matter pays that matter; money held for no matter pays any of its client’s',
    refuse: ({ request, facts: { invoice, ledger } }) =>
      request.kind === 'APPLY_TO_INVOICE' && invoice !== null && ledger.matterId !== null && !invoice.matterIds.includes(ledger.matterId)
        ? no('invoice', 'the invoice is not of the matter the money is held for')
        : null,
  },
  {
    code: 'INVOICE_CURRENCY_DIFFERS',
    source: '[V] money is not exchanged on its way',
    refuse: ({ request, facts: { invoice, ledger } }) =>
      request.kind === 'APPLY_TO_INVOICE' && invoice !== null && invoice.currency !== ledger.currency
        ? no('invoice', `the invoice is in ${invoice.currency}, the money in ${ledger.currency}`)
        : null,
  },
  {
    code: 'AMOUNT_OVER_DUE',
    source: '[15] no more than is owed',
    refuse: ({ request, facts: { invoice, ledger } }) => {
      if (request.kind !== 'APPLY_TO_INVOICE' || invoice === null) return null
      const ofMatter = invoice.matterBalances.find(({ matterId }) => matterId === ledger.matterId)?.balance
      const due = new Money(ledger.matterId === null ? invoice.balance : (ofMatter ?? 0))
      return due.lt(request.amount) ? no('amount', `${due.toFixed()} is due: ${request.amount} is more`) : null
    },
  },
] as const satisfies readonly TrustRule[]

/** The invoices that take money. */
const payable: ReadonlySet<string> = new Set(['ISSUED', 'PARTIALLY_PAID', 'OVERDUE'])

/** The code of a rule. */
export type TrustRuleCode = (typeof trustRules)[number]['code']

const rules: readonly (TrustRule & { readonly code: TrustRuleCode })[] = trustRules

/** Every refusal there is against a request, in the rules' order; none means that it is allowed. */
export const refusalsOf = (request: TrustRequest, facts: TrustFacts, policy: TrustPolicy): readonly TrustRefusal[] =>
  rules.flatMap(({ code, refuse }) => {
    const refusal = refuse({ request, facts, policy })
    return refusal === null ? [] : [{ code, ...refusal }]
  })
