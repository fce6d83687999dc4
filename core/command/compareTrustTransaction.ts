import { Money } from '../money.js'
import type { TrustTransactionRecord } from '../record/TrustTransaction.js'
import type { Discrepancy } from './Command.js'
import { discrepanciesOf } from './discrepanciesOf.js'
import type { TrustApplicationIntent } from './TrustApplicationIntent.js'
import type { TrustDepositIntent } from './TrustDepositIntent.js'
import type { TrustDisbursementIntent } from './TrustDisbursementIntent.js'

const out = (amount: string): string => new Money(amount).neg().toFixed()

/** What a vendor stored of a deposit differently from what was wanted. */
export const compareTrustDeposit = (
  { trustAccountId, clientId, matterId, amount, date, source, memo }: TrustDepositIntent,
  record: TrustTransactionRecord,
): readonly Discrepancy[] =>
  discrepanciesOf(
    {
      type: 'DEPOSIT',
      trustAccountId,
      clientId,
      matterId: matterId ?? undefined,
      amount,
      date,
      method: source.method,
      reference: source.transactionId ?? undefined,
      memo,
    },
    record,
  )

/** What a vendor stored of an application to an invoice differently from what was wanted. */
export const compareTrustApplication = (
  { trustAccountId, clientId, matterId, invoiceId, amount, date, memo }: TrustApplicationIntent,
  record: TrustTransactionRecord,
): readonly Discrepancy[] =>
  discrepanciesOf(
    { type: 'INVOICE_PAYMENT', trustAccountId, clientId, matterId: matterId ?? undefined, invoiceId, amount: out(amount), date, memo },
    record,
  )

/** What a vendor stored of a disbursement differently from what was wanted. */
export const compareTrustDisbursement = (
  { trustAccountId, clientId, matterId, amount, date, reference, memo }: TrustDisbursementIntent,
  record: TrustTransactionRecord,
): readonly Discrepancy[] =>
  discrepanciesOf({ type: 'DISBURSEMENT', trustAccountId, clientId, matterId, amount: out(amount), date, reference, memo }, record)
