import type { FastifyInstance } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import { expenseWire } from '../records/expenseWire.js'
import { invoiceWire } from '../records/invoiceWire.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { matterOrProblem } from './addMatterRoutes.js'
import { envelope } from './envelope.js'
import type { Guard } from './guard.js'
import { ListQuery } from './ListQuery.js'
import { pageOf } from './pageOf.js'
import { Problem } from './Problem.js'
import { wire, wireList } from './wire.js'

interface OfMatter {
  readonly Params: { readonly id: string }
}
interface PartOfMatter {
  readonly Params: { readonly id: string; readonly part: string }
}

/** Expenses and invoices, matter by matter; the firm has no list of either. Invoices are read only. */
export const addBillingRoutes = (
  api: FastifyInstance,
  kit: PortalKit,
  { firm, guard }: { readonly firm: SmokeballFirm; readonly guard: Guard },
): void => {
  const { books } = firm

  api.get<OfMatter>('/matters/:id/expenses', { onRequest: guard('expenses/read') }, (request) => {
    const query = new ListQuery(request.query)
    const since = query.updatedSince()
    const { id } = matterOrProblem(firm, request.params.id)
    const expenses = books.expensesOf(id).filter(({ lastUpdated }) => since === undefined || lastUpdated > since)
    const byId = new Map(expenses.map((expense) => [expense.id, expense]))
    const page = pageOf({ ids: [...byId.keys()], get: (one) => byId.get(one), wanted: undefined }, query, (expense) =>
      wire(kit, 'expense', expenseWire(kit, expense)),
    )
    return wireList(kit, envelope(kit, request, page))
  })
  api.get<PartOfMatter>('/matters/:id/expenses/:part', { onRequest: guard('expenses/read') }, ({ params }) => {
    const expense = books.expensesOf(params.id).find(({ id }) => id === params.part)
    if (expense === undefined) throw new Problem(404, `Expense ${params.part} was not found.`)
    return wire(kit, 'expense', expenseWire(kit, expense))
  })

  api.get<OfMatter>('/matters/:id/invoices', { onRequest: guard('invoices/read') }, (request) => {
    const query = new ListQuery(request.query)
    const since = query.eitherSince()
    const { id } = matterOrProblem(firm, request.params.id)
    const invoices = books.invoicesOf(id).filter(({ lastUpdated }) => since === undefined || lastUpdated > since)
    const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]))
    const page = pageOf({ ids: [...byId.keys()], get: (one) => byId.get(one), wanted: undefined }, query, (invoice) =>
      wire(kit, 'invoice', invoiceWire(kit, books, invoice)),
    )
    return wireList(kit, envelope(kit, request, page))
  })
  api.get<PartOfMatter>('/matters/:id/invoices/:part', { onRequest: guard('invoices/read') }, ({ params }) => {
    const invoice = books.invoicesOf(params.id).find(({ id }) => id === params.part)
    if (invoice === undefined) throw new Problem(404, `Invoice ${params.part} was not found.`)
    return wire(kit, 'invoice', invoiceWire(kit, books, invoice))
  })
}
