import type { PortalKit } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { bankAccountId } from '../books/bookIds.js'
import type { Ledger } from '../../world/ledger/Ledger.js'

/** The types of bank accounts, in the order of their deprecated numbers. */
export const bankAccountTypes = ['Operating', 'Trust', 'Credit', 'ControlledMoney'] as const
/** What a bank account is for. */
export type BankAccountType = (typeof bankAccountTypes)[number]

/** A bank account as stored. What is on it is added up when it is answered. */
export interface SmokeballBankAccount extends StoredRecord {
  readonly id: string
  readonly type: BankAccountType
  /** 0 open, 1 closed (assumed order). */
  readonly status: 0 | 1
  readonly accountName: string
  readonly accountNumber: string
  readonly bankName: string
  readonly branchNumber: string
  readonly branchName: string
}

/** Bank account number `index` of the books. */
export const buildBankAccount = (kit: PortalKit, ledger: Ledger, index: number): SmokeballBankAccount => {
  const from = ledger.bankAccounts[index]
  if (from === undefined) throw new RangeError(`These books have no bank account number ${String(index)}.`)
  return {
    id: bankAccountId(kit, ledger, index),
    type: from.type === 'trust' ? 'Trust' : 'Operating',
    status: 0,
    accountName: from.name,
    accountNumber: from.accountNumber,
    bankName: from.bankName,
    branchNumber: '000000000',
    branchName: '',
  }
}
