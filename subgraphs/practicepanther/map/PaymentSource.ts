import type { Json } from '../../../core/record/scalars.js'
import type { WireGridRow, WireLegacyPayment, WirePayment } from '../wire/Payment.js'
import { isSame } from './amounts.js'

/** Everything the vendor tells of one payment, in three places. */
export interface PaymentSource {
  readonly payment: WirePayment
  readonly legacy: WireLegacyPayment
  readonly row: WireGridRow
  /** The other side, where it is one of a transfer's. */
  readonly twin: WireGridRow | null
  readonly raw: Json
}

/** Whether the three places tell the same: where not, the payment changed between the answers, or one of them means something else by now. */
export const paymentAgrees = ({ payment, legacy, row }: Pick<PaymentSource, 'payment' | 'legacy' | 'row'>): boolean =>
  isSame(payment.total_amount, legacy.amount) &&
  isSame(payment.total_amount, row.amount) &&
  payment.status === row.status &&
  legacy.method === row.method &&
  legacy.isReconciled === row.isReconciled &&
  payment.bank_account.id === row.bankAccount.guid &&
  payment.bank_account.id === legacy.bankAccount?.guid &&
  payment.bank_account.type === row.bankAccount.type &&
  (payment.account_ref?.id ?? null) === (row.account?.guid ?? null) &&
  (payment.matter_ref?.id ?? null) === (row.project?.guid ?? null) &&
  payment.date === row.date
