import { Money } from '../money.js'
import type { CalendarDate, DecimalString } from '../record/scalars.js'
import type { CommandInputs, CommandKind } from './Command.js'

/** The kinds of command that move money. */
export const moneyKinds = [
  'recordInvoicePayment',
  'recordTrustDeposit',
  'applyTrustToInvoice',
  'recordTrustDisbursement',
] as const satisfies readonly CommandKind[]
/** A kind of command that moves money. */
export type MoneyKind = (typeof moneyKinds)[number]

/** What a command that moves money carries, told apart by `kind`. */
export type MoneyOrder = { readonly [K in MoneyKind]: { readonly kind: K; readonly input: CommandInputs[K] } }[MoneyKind]

/** What kind of command it is, and what it carries. */
export interface Order {
  readonly kind: CommandKind
  readonly input: CommandInputs[CommandKind]
}

const known: ReadonlySet<CommandKind> = new Set(moneyKinds)

/** Whether a command moves money. A command's input is of its kind, so that both are told together. */
export const isMoneyOrder = (order: Order): order is MoneyOrder => known.has(order.kind)

/** What a command that moves money does to the books, for as long as it is wanted and not yet in them. Other records are named by vendor id. */
export interface MoneyMovement {
  /** Null for money that does not touch trust. */
  readonly trustAccountId: string | null
  /** The ledger it is in: whose money it is, and what it is held for. Of a payment that does not touch trust: null. */
  readonly clientId: string | null
  readonly matterId: string | null
  /** The invoice it pays; null for none. */
  readonly invoiceId: string | null
  /** Signed: into the client's ledger, or to the firm from outside, is positive. */
  readonly amount: DecimalString
  readonly date: CalendarDate
}

const out = (amount: DecimalString): DecimalString => new Money(amount).neg().toFixed()

/** What an order does to the books. */
export const movementOf = (order: MoneyOrder): MoneyMovement => {
  const { amount, date } = order.input
  switch (order.kind) {
    case 'recordInvoicePayment':
      return { trustAccountId: null, clientId: null, matterId: null, invoiceId: order.input.invoiceId, amount, date }
    case 'recordTrustDeposit':
      return { ...ledgerOf(order.input), invoiceId: null, amount, date }
    case 'applyTrustToInvoice':
      return { ...ledgerOf(order.input), invoiceId: order.input.invoiceId, amount: out(amount), date }
    case 'recordTrustDisbursement':
      return { ...ledgerOf(order.input), invoiceId: null, amount: out(amount), date }
  }
}

const ledgerOf = ({
  trustAccountId,
  clientId,
  matterId,
}: Pick<MoneyMovement, 'clientId' | 'matterId'> & { readonly trustAccountId: string }): Pick<
  MoneyMovement,
  'trustAccountId' | 'clientId' | 'matterId'
> => ({
  trustAccountId,
  clientId,
  matterId,
})
