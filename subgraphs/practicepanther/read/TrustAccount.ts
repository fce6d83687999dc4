import { MattergraphError } from '../../../core/errors.js'
import type { TrustAccountRecord } from '../../../core/record/TrustAccount.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { sumOf } from '../map/amounts.js'
import { mapTrustAccount } from '../map/TrustAccount.js'
import { bankAccountPath, type BankAccountPage, readBankAccountPage } from '../pages/BankAccountPage.js'
import { type WireBankAccount, wireBankAccount } from '../wire/BankAccount.js'
import { parseList } from './parseList.js'
import { readAbsentFirst } from './readAbsentFirst.js'
import type { ReadTools } from './ReadTools.js'
import { tornError } from './settle.js'
import type { WireRow } from './WireRow.js'

type Row = WireRow<WireBankAccount>

/** Trust accounts: the list tells which there are, the pages of each what is on it. A firm has a handful, so they are one page. */
export const trustAccountReader = ({ api, context }: ReadTools): RecordReader<'TRUST_ACCOUNT'> => {
  const trustAccounts = async (): Promise<readonly Row[]> =>
    parseList(wireBankAccount, await api.get('v2/bankaccounts'), 'bankaccounts').filter(({ wire }) => wire.type === 'Trust')

  const pagesOf = async ({ wire }: Row): Promise<readonly BankAccountPage[]> => {
    const pages: BankAccountPage[] = []
    for (let page = 1; ; page += 1) {
      const read = readBankAccountPage(await api.page(bankAccountPath(wire.id, page)), page)
      pages.push(read)
      if (!read.hasNext) return pages
    }
  }
  const read = async (row: Row): Promise<TrustAccountRecord> => {
    // Money that moves between two pages of one account makes them disagree, once; pages that go on disagreeing mean something else than they did.
    for (let attempt = 1; ; attempt += 1) {
      const pages = await pagesOf(row)
      if (pagesAgree(pages, row.wire)) return recordOf(row, pages, await context())
      if (attempt === 3) throw tornError('bank account page')
    }
  }
  return {
    readPage: async () => {
      const records: TrustAccountRecord[] = []
      for (const row of await trustAccounts()) records.push(await read(row))
      return { records, next: null, total: records.length }
    },
    readMany: async (vendorIds) =>
      readAbsentFirst<'TRUST_ACCOUNT'>(vendorIds, async (ids) => {
        const wanted = new Set(ids)
        const results: [string, ReadResult<'TRUST_ACCOUNT'>][] = []
        for (const row of (await trustAccounts()).filter(({ wire }) => wanted.has(wire.id))) {
          results.push([row.wire.id, await read(row).catch(driftOf)])
        }
        return results
      }),
  }
}

/** An account's page in another form costs only that account. */
const driftOf = (thrown: unknown): MattergraphError => {
  if (thrown instanceof MattergraphError && thrown.code === 'DRIFT') return thrown
  throw thrown
}

/** Whether the pages show one state of one account: the same head on each, every ledger once, and together what is on it. */
const pagesAgree = (pages: readonly BankAccountPage[], { name }: WireBankAccount): boolean => {
  const [first] = pages
  const ledgers = pages.flatMap((page) => page.ledgers)
  return (
    first !== undefined &&
    pages.every((page) => page.name === name && page.balance === first.balance && page.total === ledgers.length) &&
    new Set(ledgers.map(({ clientId, matterId }) => `${clientId ?? ''} ${matterId ?? ''}`)).size === ledgers.length &&
    sumOf(ledgers.map(({ balance }) => balance)).equals(first.balance)
  )
}

const recordOf = (
  { wire, raw }: Row,
  pages: readonly BankAccountPage[],
  context: Parameters<typeof mapTrustAccount>[3],
): TrustAccountRecord => {
  const [first] = pages
  if (first === undefined) throw tornError('bank account page')
  const ledgers = pages.flatMap((page) => page.ledgers)
  const shown = ledgers.map((ledger) => ({ ...ledger }))
  return mapTrustAccount(wire, { ...first, ledgers }, { bankAccount: raw, page: { ...first.texts }, ledgers: shown }, context)
}
