import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { TrustAccountRecord } from '../../../core/record/TrustAccount.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { mapTrustAccount } from '../map/TrustAccount.js'
import { type BankAccountRow, bankAccountsPage } from '../pages/billing/BankAccountsPage.js'
import { type AllocationRow, trustAllocationsPage } from '../pages/billing/TrustAllocationsPage.js'
import type { MyCasePages } from '../openMyCasePages.js'
import { ownErrors } from './ownErrors.js'

/** While money moves, the pages of an account may not belong together: they are read this often before that counts as DRIFT. */
const mostWalks = 3

/** The trust accounts: the firm's list of bank accounts, and the allocations of each, whose sum has to be what the account holds. */
export const trustAccountReader = (pages: MyCasePages, web: string): RecordReader<'TRUST_ACCOUNT'> => ({
  readPage: async () => {
    const accounts = await readBankAccounts(pages)
    const records = await Promise.all(accounts.map((row) => readAccount(pages, web, row)))
    return { records, next: null, total: records.length }
  },
  readMany: async (vendorIds) => {
    if (vendorIds.length === 0) return new Map()
    const accounts = new Map((await readBankAccounts(pages)).map((row) => [row.id, row]))
    const results = await Promise.all(
      [...new Set(vendorIds)].map(async (id): Promise<[string, ReadResult<'TRUST_ACCOUNT'>]> => {
        const row = accounts.get(id)
        return [id, row === undefined ? 'ABSENT' : await readAccount(pages, web, row).catch(ownErrors)]
      }),
    )
    return new Map(results)
  },
})

const readBankAccounts = async (pages: MyCasePages): Promise<readonly BankAccountRow[]> =>
  bankAccountsPage.read(await existing(pages, bankAccountsPage.path)).filter(({ isTrust }) => isTrust)

const readAccount = async (pages: MyCasePages, web: string, row: BankAccountRow): Promise<TrustAccountRecord> => {
  for (let walk = 1; walk <= mostWalks; walk += 1) {
    const read = await walkAllocations(pages, row.id)
    if (read !== undefined) return mapTrustAccount({ row, ...read }, web)
  }
  throw new MattergraphError(
    'DRIFT',
    'MyCase answered in an unknown form: trust allocations: expected the balance of the account as their sum, came another',
    {
      vendor: 'MYCASE',
    },
  )
}

/** Every allocation of an account; undefined where they are not of one moment, or do not add up. */
const walkAllocations = async (
  pages: MyCasePages,
  account: string,
): Promise<{ readonly balance: string; readonly allocations: readonly AllocationRow[] } | undefined> => {
  const allocations: AllocationRow[] = []
  let balance: string | undefined
  for (let page = 1, last = 1; page <= last; page += 1) {
    const read = trustAllocationsPage.read(await existing(pages, trustAllocationsPage.path(account, page)), { account, page })
    if (balance !== undefined && balance !== read.accountBalance) return undefined
    balance = read.accountBalance
    last = read.pager.pages
    allocations.push(...read.rows)
  }
  const places = new Set(allocations.map(({ clientId, matterId }) => `${clientId}/${matterId}`))
  const sum = allocations.reduce((total, one) => total.plus(one.balance), new Money(0))
  return balance !== undefined && sum.equals(balance) && places.size === allocations.length ? { balance, allocations } : undefined
}

const existing = async (pages: MyCasePages, path: string): Promise<string> => {
  const text = await pages.get(path)
  if (text !== null) return text
  throw new MattergraphError('DRIFT', `expected a page from MyCase at ${path.split('?', 1)[0] ?? path}, came the news that there is none`, {
    vendor: 'MYCASE',
  })
}
