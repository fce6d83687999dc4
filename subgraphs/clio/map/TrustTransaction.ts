import type { Json } from '../../../core/record/scalars.js'
import type { TrustTransactionRecord, TrustTransactionType } from '../../../core/record/TrustTransaction.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { ClioBankTransaction } from '../wire/BankTransaction.js'
import { memoText } from './memoText.js'
import type { MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/**
 * A movement of trust money as the mirror keeps one. Clio tells neither whether money has cleared nor how it came, and the running balance it shows is the account's:
 * status is RECORDED throughout, method and `balanceAfter` are unknown. What came to nothing is taken back by a movement of its own.
 */
export const mapTrustTransaction = (row: ClioBankTransaction, raw: Json, context: MapContext): TrustTransactionRecord => ({
  ...recordBase(row, raw, null),
  type: trustType(row),
  amount: decimalText(row.amount),
  balanceAfter: null,
  currency: row.currency ?? context.currency,
  date: row.date,
  status: 'RECORDED',
  trustAccountId: String(row.bank_account_id),
  clientId: row.client,
  matterId: row.matter,
  invoiceId: row.bill,
  method: null,
  reference: blankToNull(row.confirmation),
  memo: memoText(row.description),
  reversesId: undone(row),
})

const trustType = ({ transaction_type: type, amount, bill }: ClioBankTransaction): TrustTransactionType => {
  switch (type) {
    case 'deposit':
      return 'DEPOSIT'
    case 'withdrawal':
      return bill === null ? 'DISBURSEMENT' : 'INVOICE_PAYMENT'
    case 'transfer':
      return amount > 0 ? 'TRANSFER_IN' : 'TRANSFER_OUT'
    case 'refund':
      return 'REFUND'
    case 'reversal':
      return 'REVERSAL'
    case 'trust_interest':
      return 'INTEREST'
    case 'bank_charge':
      return 'BANK_FEE'
    default:
      return type satisfies never
  }
}

/** Assumed: what a correction undoes stands in its description, since no field tells it. */
const undone = ({ transaction_type: type, description }: ClioBankTransaction): string | null =>
  type === 'reversal' || type === 'refund'
    ? (/^(?:Reversal|Refund) of transaction (\d{1,15})\b/.exec(description ?? '')?.[1] ?? null)
    : null
