import type { FastifyInstance } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import { bankAccountWire, matterBalances } from '../records/bankAccountWire.js'
import { bankAccountTypes, type SmokeballBankAccount } from '../records/SmokeballBankAccount.js'
import { transactionWire } from '../records/transactionWire.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { envelope, plainList } from './envelope.js'
import type { Guard } from './guard.js'
import { ListQuery } from './ListQuery.js'
import { pageOf } from './pageOf.js'
import { Problem } from './Problem.js'
import { wire, wireList } from './wire.js'

interface OfAccount {
  readonly Params: { readonly id: string }
}

/** Bank accounts, what lies in them by matter, and the movements on them. */
export const addBankRoutes = (
  api: FastifyInstance,
  kit: PortalKit,
  { firm, guard }: { readonly firm: SmokeballFirm; readonly guard: Guard },
): void => {
  const { books } = firm
  const onRequest = guard('bankaccounts/read')
  const answer = (account: SmokeballBankAccount) => wire(kit, 'bankAccount', bankAccountWire(kit, books, account))
  const accountOrProblem = (id: string): SmokeballBankAccount => {
    const account = books.bankAccounts.get(id)
    if (account === undefined) throw new Problem(404, `Bank account ${id} was not found.`)
    return account
  }

  // Never paged.
  api.get('/bankaccounts', { onRequest }, (request) => {
    const query = new ListQuery(request.query)
    const [type, matterId] = [query.one('type')?.toLowerCase(), query.one('matterId')]
    if (type !== undefined && !bankAccountTypes.some((one) => one.toLowerCase() === type))
      throw new Problem(400, `The value '${type}' is not valid for type.`)
    const accounts = [...books.bankAccounts].filter(
      (account) =>
        (type === undefined || account.type.toLowerCase() === type) &&
        (matterId === undefined || books.holdingsIn(account.id).some((holding) => holding.matterId === matterId)),
    )
    return wireList(kit, plainList(kit, request, accounts.map(answer)))
  })
  api.get<OfAccount>('/bankaccounts/:id', { onRequest }, ({ params }) => answer(accountOrProblem(params.id)))

  api.get<OfAccount>('/bankaccounts/:id/matter-balances', { onRequest }, (request) => {
    const { id } = accountOrProblem(request.params.id)
    const query = new ListQuery(request.query)
    const [since, matterId] = [query.lastUpdated(), query.one('MatterId')]
    const found = matterBalances(kit, books, id).filter(
      (one) => (since === undefined || one.lastUpdated > since) && (matterId === undefined || one.id === matterId),
    )
    const byId = new Map(found.map((one) => [one.id, one]))
    const page = pageOf({ ids: [...byId.keys()], get: (one) => byId.get(one), wanted: undefined }, query, (one) => one.wire)
    return wireList(kit, envelope(kit, request, page))
  })

  api.get<OfAccount>('/bankaccounts/:id/transactions', { onRequest }, (request) => {
    const account = accountOrProblem(request.params.id)
    const query = new ListQuery(request.query)
    const [since, matterId] = [query.lastUpdated(), query.one('MatterId')]
    const spines = books
      .transactionsIn(account)
      .filter((one) => (since === undefined || one.lastUpdated > since) && (matterId === undefined || one.matterId === matterId))
    const listing = { ids: spines.map(({ id }) => id), get: (id: string) => books.transactionIn(account, id), wanted: undefined }
    const page = pageOf(listing, query, (one) => wire(kit, 'transaction', transactionWire(kit, firm, one)))
    return wireList(kit, envelope(kit, request, page))
  })
  api.get<{ Params: { id: string; transaction: string } }>('/bankaccounts/:id/transactions/:transaction', { onRequest }, ({ params }) => {
    const found = books.transactionIn(accountOrProblem(params.id), params.transaction)
    if (found === undefined) throw new Problem(404, `Transaction ${params.transaction} was not found.`)
    return wire(kit, 'transaction', transactionWire(kit, firm, found))
  })
}
