import type { Actor, ErrorCode, Outcome } from '../errors.js'
import type { Instant, Json } from '../record/scalars.js'
import type { AccountKey } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { MoneyRuleCode } from '../trust/judgeMoney.js'
import type { CommandState } from './commandStates.js'
import type { InvoicePaymentIntent } from './InvoicePaymentIntent.js'
import type { TimeEntryChanges, TimeEntryIntent } from './TimeEntryIntent.js'
import type { TrustApplicationIntent } from './TrustApplicationIntent.js'
import type { TrustDepositIntent } from './TrustDepositIntent.js'
import type { TrustDisbursementIntent } from './TrustDisbursementIntent.js'

/** What each kind of command carries, by the name of its mutation. */
export interface CommandInputs {
  createTimeEntry: TimeEntryIntent
  updateTimeEntry: { readonly vendorId: string; readonly changes: TimeEntryChanges }
  deleteTimeEntry: { readonly vendorId: string }
  recordInvoicePayment: InvoicePaymentIntent
  recordTrustDeposit: TrustDepositIntent
  applyTrustToInvoice: TrustApplicationIntent
  recordTrustDisbursement: TrustDisbursementIntent
}

/** A kind of command. */
export type CommandKind = keyof CommandInputs

/** Every kind of command, with the kind of record it is about. */
export const commandKinds = {
  createTimeEntry: 'TIME_ENTRY',
  updateTimeEntry: 'TIME_ENTRY',
  deleteTimeEntry: 'TIME_ENTRY',
  recordInvoicePayment: 'PAYMENT',
  recordTrustDeposit: 'TRUST_TRANSACTION',
  applyTrustToInvoice: 'TRUST_TRANSACTION',
  recordTrustDisbursement: 'TRUST_TRANSACTION',
} as const satisfies Record<CommandKind, RecordKind>

/** A field that the vendor stored differently from what was sent; `sent` is null where the vendor was left to choose. */
export interface Discrepancy {
  readonly field: string
  readonly sent: Json
  readonly stored: Json
}

/** Why a command came to nothing, or cannot be told. */
export interface CommandError {
  readonly code: ErrorCode | MoneyRuleCode
  readonly message: string
  readonly retriable: boolean
  readonly outcome: Outcome
  readonly actor: Actor
}

/** A write that somebody wants, from the moment it is kept. */
export interface Command<K extends CommandKind = CommandKind> {
  /** `cmd_…`; a later command has a greater id. */
  readonly id: string
  readonly tenant: string
  readonly kind: K
  readonly account: AccountKey
  readonly state: CommandState
  readonly idempotencyKey: string
  readonly input: CommandInputs[K]
  /** What the vendor's record is found again by. */
  readonly marker: string
  readonly rationale: string | null
  /** Who wanted it, as the audit log names them. */
  readonly actor: string
  /** How often it was sent. */
  readonly attempts: number
  /** The vendor id of the record it made or changed, once known. */
  readonly recordId: string | null
  /** Of trust money applied to an invoice: the vendor id of the payment beside the movement, where the vendor keeps one. */
  readonly paymentId: string | null
  readonly discrepancies: readonly Discrepancy[]
  readonly error: CommandError | null
  readonly createdAt: Instant
  /** When it was last at work at the vendor: when it was sent, or when its answer was lost. Null for never. */
  readonly sentAt: Instant | null
  readonly finishedAt: Instant | null
}
