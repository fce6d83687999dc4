import { z } from 'zod'
import type { CompanyRecord } from '../firm/CompanyRecord.js'
import { companyRequest } from '../writes/companyFields.js'
import { reference } from '../writes/fields.js'
import { requireExisting } from '../writes/requireExisting.js'
import { saveCompany } from '../writes/saveCompany.js'
import type { ApiContext } from './ApiContext.js'
import { asSent } from './asSent.js'
import { existing } from './existing.js'
import { phoneFilter, textFilter, updatedAfterFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'
import { sendList, type ListSource } from './sendList.js'
import type { WireRecord } from './WireRecord.js'

const clientRelationship = z.object({ clients: z.array(reference).min(1) })

/** Companies: list, one, create, update, delete, and the clients that belong to one. */
export const addCompanyRoutes = ({ api, firm }: ApiContext): void => {
  const render = (record: CompanyRecord): WireRecord => ({ ...record, cases: firm.casesOfCompany(record.id) })
  const source: ListSource<CompanyRecord> = {
    kind: 'companies',
    table: firm.companies,
    filters: {
      'filter[updated_after]': updatedAfterFilter,
      'filter[email]': textFilter((one) => one.email),
      'filter[name]': textFilter((one) => one.name),
      'filter[main_phone_number]': phoneFilter((one) => one.main_phone_number),
      'filter[fax_phone_number]': phoneFilter((one) => one.fax_phone_number),
    },
    render,
  }
  api.get('/companies', (request, reply) => sendList(firm, source, request, reply))
  api.get<OfRecord>('/companies/:id', ({ params }) => asSent(firm, 'companies', render(existing(firm.companies, params.id))))
  api.post('/companies', (request, reply) => {
    const record = saveCompany(firm, undefined, parseRequest(companyRequest, request.body), 'append')
    firm.kit.effect('create', 'contacts', `company-${String(record.id)}`, request.body)
    return reply.code(201).send(asSent(firm, 'companies', render(record)))
  })
  api.put<OfRecord>('/companies/:id', ({ params, body }, reply) => {
    saveCompany(firm, existing(firm.companies, params.id), parseRequest(companyRequest, body), 'append')
    firm.kit.effect('update', 'contacts', `company-${params.id}`, body)
    return reply.code(204).send()
  })
  api.delete<OfRecord>('/companies/:id', ({ params }, reply) => {
    existing(firm.companies, params.id)
    firm.companies.delete(params.id)
    firm.kit.effect('delete', 'contacts', `company-${params.id}`, null)
    return reply.code(204).send()
  })
  api.post<OfRecord>('/companies/:id/relationships/clients', ({ params, body }, reply) => {
    const company = existing(firm.companies, params.id)
    const { clients } = parseRequest(clientRelationship, body)
    requireExisting(firm.clients, clients, '/clients')
    const ids = new Set([...company.clients, ...clients].map(({ id }) => id))
    saveCompany(firm, company, { clients: [...ids].map((id) => ({ id })) }, 'append')
    firm.kit.effect('update', 'contacts', `company-${params.id}`, body)
    return reply.code(204).send()
  })
}
