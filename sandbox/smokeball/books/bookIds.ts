import type { PortalKit } from '../../portal/Portal.js'
import type { Ledger } from '../../world/ledger/Ledger.js'

/** A bank account's id: a GUID and its type (seen in an integrator's code beside the bare GUID). */
export const bankAccountId = (kit: PortalKit, ledger: Ledger, index: number): string =>
  `${kit.guid.of('bank-account', index)}_${ledger.bankAccounts[index]?.type === 'trust' ? 'Trust' : 'Operating'}`

/** A row of the books, or the reversal that stands beside it here where the books only mark a row as void or returned. */
export interface TransactionPlace {
  readonly index: number
  readonly undoes: boolean
}

/** The id of a trust transaction. */
export const transactionId = (kit: PortalKit, { index, undoes }: TransactionPlace): string =>
  kit.guid.of(undoes ? 'undoing-transaction' : 'transaction', index)
