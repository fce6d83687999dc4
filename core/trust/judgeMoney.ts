import { type MoneyMovement, type MoneyOrder, movementOf } from '../command/moneyCommand.js'
import { Money } from '../money.js'
import type { MoneyFacts } from './MoneyFacts.js'
import { payeeOf } from './payeeOf.js'
import type { InvoiceFacts } from './payableInvoice.js'
import { paymentRules } from './paymentRules.js'
import type { Rule, RuledField } from './Rule.js'
import { trustRules } from './trustRules.js'
import type { TrustRequest } from './TrustRequest.js'

/** The code of a rule on money. */
export type MoneyRuleCode = (typeof trustRules)[number]['code'] | (typeof paymentRules)[number]['code']

/** A refusal by one rule. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly field: RuledField
  readonly message: string
}

/** A refusal by one rule on money. */
export type MoneyRefusal = Refusal<MoneyRuleCode>

/** Every rule on money, whatever it decides on. */
export const moneyRules: readonly { readonly code: MoneyRuleCode; readonly field: RuledField; readonly source: string }[] = [
  ...trustRules,
  ...paymentRules,
]

/** What each rule is about, by its code. */
export const ruleFields: ReadonlyMap<string, RuledField> = new Map(moneyRules.map(({ code, field }) => [code, field]))

/** Every refusal there is by a table of rules, in its order. */
export const refusalsBy = <Facts, Code extends string>(
  rules: readonly (Rule<Facts> & { readonly code: Code })[],
  facts: Facts,
): readonly Refusal<Code>[] =>
  rules.flatMap(({ code, field, refuse }) => {
    const message = refuse(facts)
    return message === null ? [] : [{ code, field, message }]
  })

/** Every refusal there is against moving this money, in the rules' order; none means that it is allowed. The one place where that is decided. */
export const judgeMoney = (order: MoneyOrder, facts: MoneyFacts): readonly MoneyRefusal[] => {
  const { policy, today, currency } = facts
  const invoice = facts.invoice && afterOthers(facts.invoice, facts.held)
  if (order.kind === 'recordInvoicePayment') {
    const { amount, date, source } = order.input
    return refusalsBy(paymentRules, { amount, date, method: source.method, invoice, currency, today, closedThrough: policy.closedThrough })
  }
  if (facts.ledger === null) throw new Error('trust money is judged by its ledger, and none was read')
  const ledger = { ...facts.ledger, held: facts.held.filter((one) => isOfLedger(one, movementOf(order)) && isOut(one)) }
  return refusalsBy(trustRules, { request: trustRequestOf(order, facts), facts: { ledger, invoice, today }, policy })
}

type Held = MoneyFacts['held'][number]

const isOfLedger = (one: Held, { trustAccountId, clientId, matterId }: MoneyMovement): boolean =>
  one.trustAccountId === trustAccountId && one.clientId === clientId && one.matterId === matterId

/** Money that is on its way in is not there yet. */
const isOut = ({ amount }: Held): boolean => new Money(amount).lt(0)

const trustRequestOf = (
  order: Exclude<MoneyOrder, { kind: 'recordInvoicePayment' }>,
  { firmName, userNames }: MoneyFacts,
): TrustRequest => {
  const { amount, date } = order.input
  switch (order.kind) {
    case 'recordTrustDeposit':
      return { kind: 'DEPOSIT', amount, date, method: order.input.source.method }
    case 'applyTrustToInvoice':
      return { kind: 'APPLY_TO_INVOICE', amount, date }
    case 'recordTrustDisbursement': {
      const { payeeId, payeeName } = order.input
      // A client may be called like one of the firm's people; a contact that is named is that contact.
      return { kind: 'DISBURSE', amount, date, payee: payeeOf(payeeName, payeeId === null ? [firmName, ...userNames] : [firmName]) }
    }
  }
}

/** An invoice as it will be once all that is on its way to it has arrived. */
const afterOthers = (invoice: InvoiceFacts, held: readonly Held[]): InvoiceFacts => {
  const toIt = held.filter(({ invoiceId }) => invoiceId === invoice.vendorId)
  if (toIt.length === 0) return invoice
  const taken = (some: readonly Held[]): Money => some.reduce((sum, { amount }) => sum.plus(new Money(amount).abs()), new Money(0))
  const balance = new Money(invoice.balance).minus(taken(toIt))
  // What names no matter may take from any of them.
  const matterBalances = invoice.matterBalances.map(({ matterId, balance: ofMatter }) => {
    const left = new Money(ofMatter).minus(taken(toIt.filter((one) => one.matterId === matterId)))
    return { matterId, balance: Money.min(left, balance).toFixed() }
  })
  return { ...invoice, balance: balance.toFixed(), matterBalances }
}
