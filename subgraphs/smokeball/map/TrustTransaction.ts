import type { TrustTransactionRecord, TrustTransactionType } from '../../../core/record/TrustTransaction.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDate } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { instantOrNull } from '../../vendor/map/instant.js'
import { withoutMarker } from '../../vendor/write/marker.js'
import type { WireTransaction } from '../wire/Transaction.js'
import { clientOf } from './clientOf.js'
import { differs } from './differs.js'
import { neverDated } from './neverDated.js'
import type { MapContext, Told } from './recordBase.js'
import { transactionId } from './transactionId.js'

const where = '/bankaccounts/{id}/transactions'

/** What each type is, and which way its money goes; a transfer goes either way. */
const types = {
  Deposit: { type: 'DEPOSIT', sign: 1 },
  DepositReversal: { type: 'REVERSAL', sign: -1 },
  InvoicePayment: { type: 'INVOICE_PAYMENT', sign: -1 },
  InvoicePaymentReversal: { type: 'REVERSAL', sign: 1 },
  VendorPayment: { type: 'DISBURSEMENT', sign: -1 },
  VendorPaymentReversal: { type: 'REVERSAL', sign: 1 },
  Transfer: { type: 'TRANSFER_IN', sign: 0 },
  BankFees: { type: 'BANK_FEE', sign: -1 },
  BankFeesReversal: { type: 'REVERSAL', sign: 1 },
  Interest: { type: 'INTEREST', sign: 1 },
  InterestReversal: { type: 'REVERSAL', sign: -1 },
} as const satisfies Record<WireTransaction['type'], { readonly type: TrustTransactionType; readonly sign: -1 | 0 | 1 }>

/**
 * A movement of trust money. Its amount is taken as signed by the way the money goes (assumed): one that goes the other way than its type says is DRIFT.
 * Smokeball's API tells neither the balance after it, nor the invoice, nor whether it cleared; how it went only in words.
 */
export const mapTrustTransaction = (
  { wire, raw }: Told<WireTransaction>,
  accountId: string,
  { web, currency }: MapContext,
): TrustTransactionRecord => {
  if (wire.bankAccount !== undefined && wire.bankAccount.id !== accountId)
    throw differs(`${where} bankAccount`, 'the account that was asked for')
  const enteredAt = instantOrNull(wire.enteredDate)
  const undone = wire.reversedFromTransaction
  return {
    vendorId: transactionId(accountId, wire.id),
    vendorUrl: `${web}/#/accounts/${encodeURIComponent(accountId)}`,
    externalId: null,
    createdAt: enteredAt,
    updatedAt: enteredAt ?? neverDated,
    raw,
    type: typeOf(wire),
    amount: decimalText(wire.amount),
    balanceAfter: null,
    currency,
    date: calendarDate(wire.effectiveDate),
    status: 'RECORDED',
    trustAccountId: accountId,
    clientId: clientOf(wire.payor),
    matterId: wire.matter?.id ?? null,
    invoiceId: null,
    method: methodOf(wire.description),
    reference: blankToNull(wire.reference),
    memo: memoOf(wire),
    reversesId: undone === undefined ? null : transactionId(accountId, undone.id),
  }
}

const typeOf = ({ type, amount }: WireTransaction): TrustTransactionType => {
  const { type: known, sign } = types[type]
  if (sign * amount < 0) throw differs(`${where} amount`, 'the sign of its type')
  return known === 'TRANSFER_IN' && amount < 0 ? 'TRANSFER_OUT' : known
}

/** How money came or went, as the app calls it; a description begins with it (assumed: the API has no field for it, the app asks for it). */
export const methodWords = { card: 'Credit card', ach: 'Bank transfer', check: 'Check', cash: 'Cash', wire: 'Wire' } as const

const methodOf = (description: string | undefined): string | null => {
  const text = (description ?? '').trim().toLowerCase()
  const found = Object.entries({ ...methodWords, cheque: 'Cheque' }).find(([, word]) => new RegExp(`^${word.toLowerCase()}\\b`).test(text))
  return found === undefined ? null : found[0] === 'cheque' ? 'check' : found[0]
}

/** Why the money moved. The description tells how it went, and stands in for a reason nobody gave; a marker is none of it. */
const memoOf = ({ reason, description, note }: WireTransaction): string | null => {
  const [why, how, more] = [reason, description, note].map((text) => blankToNull(withoutMarker(text ?? '')))
  const words = [why ?? how, more].flatMap((text) => text ?? [])
  return words.length === 0 ? null : [...new Set(words)].join('\n')
}
