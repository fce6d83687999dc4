import { escapeHtml } from '../../portal/escapeHtml.js'
import type { OfRecord } from '../api/OfRecord.js'
import type { Address } from '../firm/Address.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Reference } from '../firm/Reference.js'
import { clientName, staffName } from './names.js'
import type { PageContext } from './PageContext.js'
import { pageOfList } from './pageOfList.js'
import { facts, table } from './portalPage.js'
import { usDate } from './usDate.js'

/** The lists and pages of clients, companies (paths assumed after those of the clients) and firm users. */
export const addContactPages = (context: PageContext): void => {
  addClientPages(context)
  addCompanyPages(context)
  addStaffPages(context)
}

const addClientPages = ({ app, firm, send, notFound }: PageContext): void => {
  app.get('/contacts/clients', (request, reply) => {
    const { rows, links } = pageOfList(request, firm.clients)
    const list = table(
      ['Name', 'Group', 'Email', 'Cell phone'],
      rows.map((one) => [
        [clientName(firm, one.id), `/contacts/clients/${String(one.id)}`],
        one.people_group === null ? '' : (firm.peopleGroups.get(String(one.people_group.id))?.name ?? ''),
        one.email,
        one.cell_phone_number,
      ]),
    )
    return send({ request, reply, title: 'Contacts', body: `<h1>Contacts</h1>${list}${links}` })
  })
  app.get<OfRecord>('/contacts/clients/:id', (request, reply) => {
    const client = firm.clients.get(request.params.id)
    if (client === undefined) return notFound(request, reply)
    const name = clientName(firm, client.id)
    const about = facts([
      ['Email', client.email],
      ['Cell phone', client.cell_phone_number],
      ['Work phone', client.work_phone_number],
      ['Home phone', client.home_phone_number],
      ['Fax', client.fax_phone_number],
      ['Address', addressLine(client.address)],
      ['Birthday', usDate(client.birthdate)],
      ['Notes', client.notes],
      ['Archived', client.archived ? 'Yes' : null],
    ])
    const cases = caseTable(firm, firm.casesOfClient(client.id))
    return send({
      request,
      reply,
      title: name,
      body: `<h1 id="contact-name-header">${escapeHtml(name)}</h1>${billingTabs('clients', client.id)}${about}<h2>Cases</h2>${cases}`,
    })
  })
}

const addCompanyPages = ({ app, firm, send, notFound }: PageContext): void => {
  app.get('/contacts/companies', (request, reply) => {
    const { rows, links } = pageOfList(request, firm.companies)
    const list = table(
      ['Name', 'Email', 'Phone'],
      rows.map((one) => [[one.name, `/contacts/companies/${String(one.id)}`], one.email, one.main_phone_number]),
    )
    return send({ request, reply, title: 'Companies', body: `<h1>Companies</h1>${list}${links}` })
  })
  app.get<OfRecord>('/contacts/companies/:id', (request, reply) => {
    const company = firm.companies.get(request.params.id)
    if (company === undefined) return notFound(request, reply)
    const about = facts([
      ['Email', company.email],
      ['Website', company.website],
      ['Phone', company.main_phone_number],
      ['Fax', company.fax_phone_number],
      ['Address', addressLine(company.address)],
      ['Notes', company.notes],
    ])
    const body = `<h1 id="contact-name-header">${escapeHtml(company.name)}</h1>${billingTabs('companies', company.id)}${about}<h2>Cases</h2>${caseTable(firm, firm.casesOfCompany(company.id))}`
    return send({ request, reply, title: company.name, body })
  })
}

const addStaffPages = ({ app, firm, send, notFound }: PageContext): void => {
  app.get('/contacts/attorneys', (request, reply) => {
    const list = table(
      ['Name', 'Type', 'Title', 'Email', 'Active'],
      [...firm.staff].map((one) => [
        [staffName(firm, one.id), `/contacts/attorneys/${String(one.id)}`],
        one.type,
        one.title,
        one.email,
        one.active ? 'Yes' : 'No',
      ]),
    )
    return send({ request, reply, title: 'Firm Users', body: `<h1>Firm Users</h1>${list}` })
  })
  app.get<OfRecord>('/contacts/attorneys/:id', (request, reply) => {
    const user = firm.staff.get(request.params.id)
    if (user === undefined) return notFound(request, reply)
    const name = staffName(firm, user.id)
    const about = facts([
      ['Type', user.type],
      ['Title', user.title],
      ['Email', user.email],
      ['Work phone', user.work_phone_number],
    ])
    return send({ request, reply, title: name, body: `<h1 id="contact-name-header">${escapeHtml(name)}</h1>${about}` })
  })
}

const billingTabs = (list: 'clients' | 'companies', id: number): string =>
  `<p>Billing: <a href="/contacts/${list}/${String(id)}/trust_history">Trust History</a> · <a href="/contacts/${list}/${String(id)}/trust_allocations">Trust Allocations</a></p>`

const addressLine = (address: Address | null): string =>
  address === null
    ? ''
    : [address.address1, address.address2, address.city, `${address.state} ${address.zip_code}`.trim(), address.country]
        .filter(Boolean)
        .join(', ')

const caseTable = (firm: MyCaseFirm, cases: readonly Reference[]): string =>
  table(
    ['Case', 'Number', 'Status'],
    cases.flatMap(({ id }) => {
      const one = firm.cases.get(String(id))
      return one === undefined ? [] : [[[one.name, `/court_cases/${String(id)}`] as const, one.case_number ?? '', one.status]]
    }),
  )
