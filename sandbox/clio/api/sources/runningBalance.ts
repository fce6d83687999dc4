import type { ClioFirm } from '../../ClioFirm.js'
import { centsOf } from '../../books/centsOf.js'
import type { Stored } from '../Kind.js'
import { bankTransactionSource } from './bankTransactionSource.js'

/** Every movement of an account, in the order of the account's own pages: by date, then by id. */
const movementsOf = (firm: ClioFirm, account: number): readonly Stored[] =>
  [...bankTransactionSource(firm, new URLSearchParams()).from(0)]
    .map(({ record }) => record)
    .filter((record) => record['bank_account_id'] === account)
    .toSorted((left, right) => String(left['date']).localeCompare(String(right['date'])) || Number(left['id']) - Number(right['id']))

/** The running balances of each account, in whole cents by transaction; made anew when the account's balance is another. */
const kept = new WeakMap<ClioFirm, Map<number, { readonly balance: number; readonly after: ReadonlyMap<unknown, number> }>>()

/** The account's balance after a movement, in whole cents. */
export const runningBalance = (firm: ClioFirm, record: Stored): number => {
  const account = Number(record['bank_account_id'])
  const accounts = kept.get(firm) ?? new Map<number, { readonly balance: number; readonly after: ReadonlyMap<unknown, number> }>()
  kept.set(firm, accounts)
  const balance = firm.bankMoney.ofAccount(account)
  const known = accounts.get(account)
  if (known?.balance === balance && known.after.has(record['id'])) return known.after.get(record['id']) ?? 0
  let sum = 0
  const after = new Map<unknown, number>()
  for (const movement of movementsOf(firm, account)) {
    sum += centsOf(movement['amount'])
    after.set(movement['id'], sum)
  }
  accounts.set(account, { balance, after })
  return after.get(record['id']) ?? 0
}

/** How many movements an account has. */
export const countTransactions = (firm: ClioFirm, account: number): number => movementsOf(firm, account).length
