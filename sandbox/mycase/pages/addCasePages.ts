import { escapeHtml } from '../../portal/escapeHtml.js'
import type { OfRecord } from '../api/OfRecord.js'
import { settle } from '../books/settle.js'
import type { CaseRecord } from '../firm/CaseRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { today } from '../writes/today.js'
import { moneyText } from './bookTexts.js'
import { clientName, staffName } from './names.js'
import type { PageContext } from './PageContext.js'
import { pageOfList } from './pageOfList.js'
import { facts, table } from './portalPage.js'
import { usDate } from './usDate.js'

/** The list of cases and the page of one, with the documented ids. */
export const addCasePages = ({ app, firm, send, notFound }: PageContext): void => {
  app.get('/court_cases', (request, reply) => {
    const status = new URL(request.url, firm.kit.origin).searchParams.get('status')
    const { rows, links } = pageOfList(request, firm.cases, status === null ? undefined : (one) => one.status === status)
    const list = table(
      ['Case', 'Number', 'Stage', 'Practice area', 'Opened', 'Status'],
      rows.map((one) => [
        [one.name, `/court_cases/${String(one.id)}`],
        one.case_number ?? '',
        one.case_stage ?? '',
        one.practice_area ?? '',
        usDate(one.opened_date),
        one.status,
      ]),
    )
    const choices =
      '<p><a href="/court_cases">All</a> · <a href="/court_cases?status=open">Open</a> · <a href="/court_cases?status=closed">Closed</a></p>'
    return send({ request, reply, title: 'Cases', body: `<h1>Cases</h1>${choices}${list}${links}` })
  })
  app.get<OfRecord>('/court_cases/:id', (request, reply) => {
    const record = firm.cases.get(request.params.id)
    if (record === undefined) return notFound(request, reply)
    return send({ request, reply, title: record.name, body: caseBody(firm, record) })
  })
}

const invoiceTable = (firm: MyCaseFirm, id: number): string =>
  table(
    ['Invoice', 'Date', 'Total', 'Balance', 'Status'],
    firm.books.invoicesOfCase(id).map((one) => {
      const { total, balance, status } = settle(firm.books, one, today(firm))
      const number = [one.invoice_number, `/bills/${String(one.id)}`] as const
      return [number, usDate(one.invoice_date), moneyText(total), moneyText(balance), status]
    }),
  )

const caseBody = (firm: MyCaseFirm, record: CaseRecord): string => `<h1 id="case-name-header">${escapeHtml(record.name)}</h1>
<div id="court-case-number-header">${escapeHtml(record.case_number ?? '')} // ${escapeHtml(record.status === 'open' ? 'Open' : 'Closed')} case</div>
${facts([
  ['Case stage', record.case_stage],
  ['Date opened', usDate(record.opened_date)],
  ['Date closed', usDate(record.closed_date)],
  ['Statute of limitations', usDate(record.sol_date)],
  ['Practice area', record.practice_area],
  ['Description', record.description],
  ['Billing type', record.billing_type],
  ['Flat fee', record.flat_fee === null ? null : `$${record.flat_fee.toFixed(2)}`],
  ...record.custom_field_values.map(
    ({ custom_field: { id }, value }) => [firm.customFields.get(String(id))?.name ?? '', String(value)] as const,
  ),
])}
<h2>Contacts</h2>
${table(
  ['Name', 'Kind'],
  [
    ...record.clients.map(({ id }) => [[clientName(firm, id), `/contacts/clients/${String(id)}`] as const, 'Client']),
    ...record.companies.map(({ id }) => [
      [firm.companies.get(String(id))?.name ?? '', `/contacts/companies/${String(id)}`] as const,
      'Company',
    ]),
  ],
)}
<h2>Staff</h2>
${table(
  ['Name', 'Role'],
  record.staff.map((one) => [
    [staffName(firm, one.id), `/contacts/attorneys/${String(one.id)}`] as const,
    [one.lead_lawyer ? 'Lead attorney' : '', one.originating_lawyer ? 'Originating attorney' : ''].filter(Boolean).join(', '),
  ]),
)}
<h2>Invoices</h2>
${invoiceTable(firm, record.id)}`
