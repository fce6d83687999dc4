import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { balanceOf, type ClioTrustAccount, ledgersOf, mapTrustAccount } from '../map/TrustAccount.js'
import type { ClioApi } from '../openClioApi.js'
import { bankAccount, bankAccountFields, type ClioBankAccount } from '../wire/BankAccount.js'
import { type ClioMovement, movement, movementFields } from '../wire/BankTransaction.js'
import { singleAnswer } from '../wire/ListAnswer.js'
import { protectedFund, protectedFundFields } from '../wire/ProtectedFund.js'
import type { AccountLookups } from './accountLookups.js'
import type { ClioResource } from './ClioResource.js'
import { listAll } from './listPages.js'
import { onlyTrust } from './TrustTransaction.js'

const vendor = 'CLIO'
const path = 'bank_accounts'
const limit = 200

/**
 * Trust accounts with their ledgers. Clio tells an account's balance and every movement, and no balance of a client in an account: the movements are added up, and must come to the
 * account's own balance. Where they do not, someone may have booked meanwhile: both are read once more before it is DRIFT. Protected funds are asked for matter by matter, of
 * those that have money.
 */
export const trustAccountResource = (api: ClioApi, lookups: AccountLookups): ClioResource<'TRUST_ACCOUNT', ClioTrustAccount> => {
  const readMovements = async (account: string | null): Promise<readonly ClioMovement[]> => {
    const own = account === null ? [] : [['bank_account_id', account] as const]
    const movements: ClioMovement[] = []
    const query = [['fields', movementFields] as const, ...onlyTrust, ...own]
    for await (const value of listAll(api, { path: 'bank_transactions', query, limit })) {
      movements.push(parseWire(movement, value, `bank_transactions[${movements.length}]`, vendor))
    }
    return movements
  }
  const readAgain = async (id: number): Promise<ClioTrustAccount> => {
    const { data } = parseWire(singleAnswer, await api.get(`${path}/${id}`, [['fields', bankAccountFields]]), path, vendor)
    const account = parseWire(bankAccount, data, path, vendor)
    const movements = (await readMovements(String(id))).filter((one) => one.bank_account_id === id)
    if (!agrees(account, movements)) {
      throw new MattergraphError('DRIFT', `${path}.balance: expected what the account's transactions come to, came another sum`, { vendor })
    }
    return { account, movements, protectedByMatter: new Map() }
  }
  const withMovements = async (account: ClioBankAccount, all: readonly ClioMovement[]): Promise<ClioTrustAccount | MattergraphError> => {
    try {
      const movements = all.filter((one) => one.bank_account_id === account.id)
      const trust = agrees(account, movements) ? { account, movements, protectedByMatter: new Map() } : await readAgain(account.id)
      return { ...trust, protectedByMatter: await protectedFunds(api, account.id, trust.movements) }
    } catch (thrown) {
      if (thrown instanceof MattergraphError && (thrown.code === 'DRIFT' || thrown.code === 'FORBIDDEN')) return thrown
      throw thrown
    }
  }
  return {
    kind: 'TRUST_ACCOUNT',
    path,
    fields: bankAccountFields,
    lists: [[['type', 'TrustAccount']]],
    byId: { filter: [['type', 'TrustAccount']], fields: 'type', belongs: (value) => Reflect.get(value, 'type') !== 'Operating' },
    limit,
    parse: (value, where) => ({ account: parseWire(bankAccount, value, where, vendor), movements: [], protectedByMatter: new Map() }),
    complete: async (accounts) => {
      const [only] = accounts
      const movements =
        accounts.length === 0 ? [] : await readMovements(accounts.length === 1 && only !== undefined ? String(only.account.id) : null)
      const records: (ClioTrustAccount | MattergraphError)[] = []
      for (const { account } of accounts) records.push(await withMovements(account, movements))
      return {
        records,
        context: {
          currency: accounts.some(({ account }) => account.currency === null) ? await lookups.currency() : '',
          optionTexts: new Map(),
          writtenOff: new Set(),
        },
      }
    },
    map: mapTrustAccount,
  }
}

const agrees = ({ balance }: ClioBankAccount, movements: readonly ClioMovement[]): boolean => balanceOf(movements).equals(balance)

/** What is set aside in an account, by matter: one request for each matter that has money there. */
const protectedFunds = async (api: ClioApi, account: number, movements: readonly ClioMovement[]): Promise<ReadonlyMap<string, Money>> => {
  const funds = new Map<string, Money>()
  const matters = new Set(ledgersOf(movements).flatMap(({ matterId }) => (matterId === null ? [] : [matterId])))
  for (const matter of matters) {
    const where = `matters/${matter}/protected_funds`
    try {
      for await (const value of listAll(api, { path: where, query: [['fields', protectedFundFields]], limit })) {
        const fund = parseWire(protectedFund, value, 'protected_funds', vendor)
        if (String(fund.matter_id) !== matter)
          throw new MattergraphError('DRIFT', `${where}: expected funds of the matter alone, came another's`, { vendor })
        if (fund.bank_account_id === account) funds.set(matter, (funds.get(matter) ?? new Money(0)).plus(fund.amount))
      }
    } catch (thrown) {
      if (!(thrown instanceof MattergraphError) || thrown.code !== 'NOT_FOUND') throw thrown
      throw new MattergraphError(
        'FORBIDDEN',
        'a matter that has trust money is hidden from the signed-in user: what of it is protected is unknown',
        { vendor },
      )
    }
  }
  return funds
}
