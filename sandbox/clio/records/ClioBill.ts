import type { StoredRecord } from '../../portal/Collection.js'
import type { LedgerInvoice } from '../../world/ledger/Ledger.js'
import type { World } from '../../world/World.js'
import { dollars } from '../books/dollars.js'
import { firstIds } from '../firstIds.js'
import { type ClioLineItem, clioLineItems } from './ClioLineItem.js'
import type { Reference } from './ClioMatter.js'

/** Where a bill stands; what the web application calls Draft, Pending approval, Unpaid, Paid, Void and Deleted. */
export type BillState = 'draft' | 'awaiting_approval' | 'awaiting_payment' | 'paid' | 'void' | 'deleted'

/** A bill as Clio stores one. `line_items` are a list of their own in the API. */
export type ClioBill = StoredRecord & {
  readonly id: number
  readonly number: string
  readonly issued_at: string | null
  readonly due_at: string | null
  readonly tax_rate: number
  readonly state: BillState
  readonly kind: 'revenue_kind' | 'trust_kind'
  readonly sub_total: number
  readonly total_tax: number
  /** With tax and interest, before the discount. */
  readonly total: number
  /** The total less the discount. */
  readonly due: number
  /** By payments, out of trust too. */
  readonly paid: number
  /** By credit notes: write-offs. */
  readonly credits_issued: number
  readonly balance: number
  readonly discount: BillDiscount | null
  readonly interest: (StoredPart & { readonly total: number; readonly balance: number }) | null
  readonly client: Reference | null
  readonly matters: readonly Reference[]
  readonly balances: readonly BillBalance[]
  readonly line_items: readonly ClioLineItem[]
}

type StoredPart = Readonly<Record<string, unknown>>

/** What is taken off a bill: percent of the subtotal, or money. */
export type BillDiscount = {
  readonly rate: number
  readonly type: 'percentage' | 'money'
  readonly note: string | null
  readonly early_payment_rate: null
  readonly early_payment_period: null
}

/** What is open on a bill. Assumed: `id` is the matter's own. */
export type BillBalance = {
  readonly id: number
  readonly type: 'Matter' | 'Client'
  readonly amount: number
  readonly interest_amount: number
  readonly due: number
}

/** What the state allows next. */
export const stateTransitions = (state: BillState, hasPayments: boolean): readonly BillState[] => {
  switch (state) {
    case 'draft':
      return ['awaiting_approval', 'awaiting_payment', 'deleted']
    case 'awaiting_approval':
      return ['awaiting_payment', 'deleted']
    case 'awaiting_payment':
      return hasPayments ? [] : ['void']
    case 'paid':
    case 'void':
    case 'deleted':
      return []
    default:
      return state satisfies never
  }
}

/** The state of an invoice of the books: what is open says whether an issued one is paid. */
export const billState = ({ state, balanceCents }: Pick<LedgerInvoice, 'state' | 'balanceCents'>): BillState => {
  if (state === 'pending_approval') return 'awaiting_approval'
  if (state === 'issued') return balanceCents === 0 ? 'paid' : 'awaiting_payment'
  return state
}

/** Builds the bill of one invoice of the books. Interest is no line of a bill but a charge of its own. */
export const clioBill = (
  world: World,
  instant: (ms: number) => string,
  invoice: LedgerInvoice,
  activityOfExpense: (expense: number) => number,
): ClioBill => {
  const id = firstIds.bill + invoice.index
  const state = billState(invoice)
  const interestCents = invoice.lines.reduce((sum, { kind, amountCents }) => sum + (kind === 'interest' ? amountCents : 0), 0)
  const paidCents = invoice.paidCents + invoice.trustAppliedCents
  const created = instant(invoice.createdAt)
  const issued = state === 'awaiting_payment' || state === 'paid'
  const tax = dollars(invoice.taxCents)
  const balance = dollars(invoice.balanceCents)
  return {
    ...blankBill,
    id,
    created_at: created,
    updated_at: instant(invoice.updatedAt),
    number: String(invoice.number),
    issued_at: invoice.issueDate,
    due_at: invoice.dueDate,
    tax_rate: invoice.taxRateHundredths / 100,
    subject: null,
    type: invoice.matters.length > 1 ? 'ClientBill' : 'MatterBill',
    kind: 'revenue_kind',
    start_at: invoice.lines.map(({ date }) => date).toSorted()[0] ?? invoice.issueDate,
    end_at: invoice.issueDate,
    state,
    paid_at: state === 'paid' ? instant(invoice.updatedAt) : null,
    shared: invoice.sent,
    last_sent_at: invoice.sent ? created : null,
    can_update: state === 'draft' || state === 'awaiting_approval',
    sub_total: dollars(invoice.subtotalCents - interestCents),
    tax_sum: tax,
    total_tax: tax,
    total: dollars(invoice.totalCents + invoice.discountCents),
    due: dollars(invoice.totalCents),
    paid: dollars(paidCents),
    credits_issued: dollars(invoice.writtenOffCents),
    balance,
    available_state_transitions: stateTransitions(state, paidCents !== 0),
    user: { id: firstIds.user + (world.matter(invoice.matters[0] ?? 0).responsibleAttorney ?? 0) },
    client: invoice.client === null ? null : { id: firstIds.contact + invoice.client },
    discount: discountOf(invoice, interestCents),
    interest:
      interestCents === 0
        ? null
        : { balance: issued ? 0 : dollars(interestCents), period: 30, rate: 12, total: dollars(interestCents), type: 'simple' },
    matters: invoice.matters.map((matter) => ({ id: firstIds.matter + matter })),
    balances: invoice.balanceByMatter.map(({ matter, cents }) => ({
      id: firstIds.matter + matter,
      type: 'Matter',
      amount: dollars(cents),
      interest_amount: 0,
      due: dollars(cents),
    })),
    matter_totals: invoice.matters.map((matter) => ({
      id: firstIds.matter + matter,
      amount: dollars(invoice.lines.reduce((sum, line) => sum + (line.matter === matter ? line.amountCents : 0), 0)),
    })),
    line_items: clioLineItems(instant, id, invoice, activityOfExpense),
  }
}

/** Of the subtotal without interest a percentage would come to something else: it is written as money then. */
const discountOf = ({ discount, discountCents }: LedgerInvoice, interestCents: number): BillDiscount | null => {
  if (discount === null) return null
  const percent = discount.kind === 'percent' && interestCents === 0
  return {
    rate: percent ? discount.percentHundredths / 100 : dollars(discountCents),
    type: percent ? 'percentage' : 'money',
    note: discount.note === '' ? null : discount.note,
    early_payment_rate: null,
    early_payment_period: null,
  }
}

/** What every bill has that these books leave empty. */
export const blankBill = {
  secondary_tax_rate: 0,
  purchase_order: null,
  memo: null,
  pending: 0,
  discount_services_only: null,
  services_secondary_tax: 0,
  services_sub_total: null,
  services_tax: null,
  services_taxable_sub_total: null,
  services_secondary_taxable_sub_total: null,
  taxable_sub_total: null,
  secondary_taxable_sub_total: null,
  secondary_tax_sum: 0,
  currency: { id: 1 },
  group: null,
  original_bill: null,
  destination_account: null,
} as const
