import type { StoredRecord } from '../../portal/Collection.js'
import type { LedgerTrustTransaction } from '../../world/ledger/Ledger.js'
import { dollars } from '../books/dollars.js'
import { firstIds } from '../firstIds.js'
import type { Reference } from './ClioMatter.js'

/**
 * What a movement is called. Assumed: the API gives a text without a list of its values; `trust_interest` and `bank_charge` are named where
 * transactions are created, `deposit` and `withdrawal` in examples.
 */
export const transactionTypes = ['deposit', 'withdrawal', 'transfer', 'refund', 'reversal', 'trust_interest', 'bank_charge'] as const
/** A type of movement. */
export type TransactionType = (typeof transactionTypes)[number]

/** A movement on a bank account as Clio stores one. */
export type ClioBankTransaction = StoredRecord & {
  readonly id: number
  /** Trust money is the firm's liability. */
  readonly type: 'asset' | 'liability'
  readonly bank_account_id: number
  readonly date: string
  /** Signed. */
  readonly amount: number
  readonly funds_in: number
  readonly funds_out: number
  readonly transaction_type: TransactionType
  readonly description: string | null
  readonly source: string | null
  readonly confirmation: string | null
  readonly client: Reference | null
  readonly matter: Reference | null
  readonly bill: Reference | null
  readonly allocation: Reference | null
}

const types = {
  deposit: 'deposit',
  disbursement: 'withdrawal',
  invoice_payment: 'withdrawal',
  transfer_in: 'transfer',
  transfer_out: 'transfer',
  refund: 'refund',
  reversal: 'reversal',
  interest: 'trust_interest',
  bank_fee: 'bank_charge',
} as const

/** The id of movement number `index` of the books. Each has room for the one that takes it back. */
export const bankTransactionId = (index: number): number => firstIds.bankTransaction + 2 * index

/** What a movement of trust money has to do with bills. */
export interface BillLink {
  readonly bill: Reference
  readonly billNumber: string
  readonly allocation: Reference
}

/** Builds one movement of trust money of the books. */
export const clioBankTransaction = (
  instant: (ms: number) => string,
  row: LedgerTrustTransaction,
  { link, clientName, currency }: { readonly link: BillLink | null; readonly clientName: string | null; readonly currency: string },
): ClioBankTransaction => ({
  ...blankTransaction,
  id: bankTransactionId(row.index),
  created_at: instant(row.createdAt),
  updated_at: instant(row.updatedAt),
  type: 'liability',
  bank_account_id: firstIds.bankAccount + row.trustAccount,
  date: row.date,
  ...signed(row.amountCents),
  currency,
  transaction_type: types[row.type],
  description: description(row, link),
  source: row.payee !== '' ? row.payee : row.type === 'deposit' ? clientName : null,
  payer_payee: row.payee === '' ? null : row.payee,
  confirmation: row.reference === '' ? null : row.reference,
  client: row.client === null ? null : { id: firstIds.contact + row.client },
  matter: row.matter === null ? null : { id: firstIds.matter + row.matter },
  bill: link?.bill ?? null,
  allocation: link?.allocation ?? null,
})

/**
 * The movement that takes another back, which came to nothing: trust ledgers are only ever added to. Assumed: Clio corrects by a counter-transaction,
 * and its description names what it undoes.
 */
export const counterTransaction = (undone: ClioBankTransaction, why: 'Void' | 'Returned by the bank'): ClioBankTransaction => ({
  ...undone,
  id: undone.id + 1,
  ...signed(-Math.round(undone.amount * 100)),
  transaction_type: 'reversal',
  description: `Reversal of transaction ${undone.id}: ${why}`,
  source: null,
  payer_payee: null,
  bill: null,
  allocation: null,
})

/** The signed amount and the two unsigned columns beside it. */
export const signed = (cents: number): { readonly amount: number; readonly funds_in: number; readonly funds_out: number } => ({
  amount: dollars(cents),
  funds_in: dollars(Math.max(0, cents)),
  funds_out: dollars(Math.max(0, -cents)),
})

const description = (row: LedgerTrustTransaction, link: BillLink | null): string | null => {
  const memo = row.memo === '' ? '' : `: ${row.memo}`
  if (row.type === 'reversal' && row.reverses !== null) return `Reversal of transaction ${bankTransactionId(row.reverses)}${memo}`
  if (row.type === 'refund' && row.reverses !== null) return `Refund of transaction ${bankTransactionId(row.reverses)}${memo}`
  if (row.type === 'invoice_payment' && link !== null) return `Payment for bill ${link.billNumber}${memo}`
  return row.memo === '' ? null : row.memo
}

/** What every movement has that these books leave empty. */
export const blankTransaction = {
  currency_id: 1,
  exchange_rate: 1,
  clio_payments_transaction: false,
  read_only_confirmation: false,
} as const
