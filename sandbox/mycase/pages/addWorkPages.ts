import type { OfRecord } from '../api/OfRecord.js'
import { caseShown, staffShown } from './bookTexts.js'
import type { PageContext } from './PageContext.js'
import { facts } from './portalPage.js'
import { usDate } from './usDate.js'

/** The pages an invoice's lines lead to (assumed): one time entry, one expense. */
export const addWorkPages = ({ app, firm, send, notFound }: PageContext): void => {
  app.get<OfRecord>('/time_entries/:id', (request, reply) => {
    const entry = firm.timeEntries.get(request.params.id)
    if (entry === undefined) return notFound(request, reply)
    const about = facts([
      ['Activity', entry.activity_name],
      ['Date', usDate(entry.entry_date)],
      ['Case', caseShown(firm, entry.case, '').text],
      ['Employee', staffShown(firm, entry.staff).text],
      ['Hours', String(entry.hours)],
      ['Rate', entry.rate],
      ['Description', entry.description],
    ])
    return send({
      request,
      reply,
      title: 'Time Entry',
      body: `<h1>Time Entry</h1>${about}<p><a href="/time_entries/${String(entry.id)}/edit">Edit</a></p>`,
    })
  })
  app.get<OfRecord>('/expenses/:id', (request, reply) => {
    const expense = firm.books.expenses.get(request.params.id)
    if (expense === undefined) return notFound(request, reply)
    const about = facts([
      ['Activity', expense.activity_name],
      ['Date', usDate(expense.entry_date)],
      ['Case', caseShown(firm, expense.case, '').text],
      ['Employee', staffShown(firm, expense.staff).text],
      ['Units', expense.units],
      ['Cost', expense.cost],
      ['Description', expense.description],
    ])
    return send({ request, reply, title: 'Expense', body: `<h1>Expense</h1>${about}` })
  })
}
