import type { ExpenseRecord } from '../firm/ExpenseRecord.js'
import { expenseRequest } from '../writes/expenseFields.js'
import { saveExpense } from '../writes/saveExpense.js'
import type { ApiContext } from './ApiContext.js'
import { asSent } from './asSent.js'
import { existing } from './existing.js'
import { updatedAfterFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'
import { sendList, type ListSource } from './sendList.js'

/** Expenses: list, one, create, delete. There is no update. */
export const addExpenseRoutes = ({ api, firm }: ApiContext): void => {
  const { expenses } = firm.books
  const source: ListSource<ExpenseRecord> = {
    kind: 'expenses',
    table: expenses,
    filters: { 'filter[updated_after]': updatedAfterFilter },
    render: (record) => record,
  }
  api.get('/expenses', (request, reply) => sendList(firm, source, request, reply))
  api.get<OfRecord>('/expenses/:id', ({ params }) => asSent(firm, 'expenses', existing(expenses, params.id)))
  api.post('/expenses', (request, reply) => {
    const record = saveExpense(firm, undefined, parseRequest(expenseRequest, request.body))
    firm.kit.effect('create', 'expenses', String(record.id), request.body)
    return reply.code(201).send(asSent(firm, 'expenses', record))
  })
  api.delete<OfRecord>('/expenses/:id', ({ params }, reply) => {
    existing(expenses, params.id)
    expenses.delete(params.id)
    firm.kit.effect('delete', 'expenses', params.id, null)
    return reply.code(204).send()
  })
}
