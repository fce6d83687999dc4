import type { StoredRecord } from '../../portal/Collection.js'
import type { Ticks } from './ticks.js'

/** What a movement on a bank account is. */
export const transactionTypes = [
  'Deposit',
  'DepositReversal',
  'InvoicePayment',
  'InvoicePaymentReversal',
  'VendorPayment',
  'VendorPaymentReversal',
  'Transfer',
  'BankFees',
  'BankFeesReversal',
  'Interest',
  'InterestReversal',
] as const
/** What a movement on a bank account is. */
export type TransactionType = (typeof transactionTypes)[number]

/** The contact id the firm itself has. */
export const myFirm = 'MyFirm'

/** A movement on a bank account, as stored. */
export interface SmokeballTransaction extends StoredRecord {
  readonly id: string
  readonly bankAccountId: string
  /** Absent for the firm's own money (assumed). */
  readonly matterId?: string
  /** Whose money it is: a contact, or the firm. */
  readonly payorId: string
  readonly type: TransactionType
  /** Signed (assumed): into the account is positive. */
  readonly amountCents: number
  readonly effectiveDate: string
  readonly reference: string
  readonly reason: string
  readonly description: string
  readonly note: string
  readonly reversedToId?: string
  readonly reversedFromId?: string
  readonly entered: Ticks
  readonly lastUpdated: Ticks
}
