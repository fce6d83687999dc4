import { caseRequest } from '../writes/caseFields.js'
import { saveCase } from '../writes/saveCase.js'
import type { CaseRecord } from '../firm/CaseRecord.js'
import type { ApiContext } from './ApiContext.js'
import { existing } from './existing.js'
import { updatedAfterFilter, wordFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'
import { renderCase } from './renderCase.js'
import { sendList, type ListSource } from './sendList.js'
import { asSent } from './asSent.js'

/** Cases: list, one, create, update, delete, and the cases of a client. */
export const addCaseRoutes = ({ api, firm }: ApiContext): void => {
  const source: ListSource<CaseRecord> = {
    kind: 'cases',
    table: firm.cases,
    filters: {
      'filter[updated_after]': updatedAfterFilter,
      'filter[status]': wordFilter('filter[status]', { open: (one) => one.status === 'open', closed: (one) => one.status === 'closed' }),
    },
    render: (record, parameters) => renderCase(firm, record, parameters),
  }
  api.get('/cases', (request, reply) => sendList(firm, source, request, reply))
  api.get<OfRecord>('/clients/:id/cases', (request, reply) => {
    const { id } = existing(firm.clients, request.params.id)
    const only = { key: String(id), matches: (record: CaseRecord) => record.clients.some((client) => client.id === id) }
    return sendList(
      firm,
      { ...source, filters: {}, only, candidates: () => firm.casesOfClient(id).map((one) => String(one.id)) },
      request,
      reply,
    )
  })
  api.get<OfRecord>('/cases/:id', (request) => {
    const parameters = new Map(new URL(request.url, firm.kit.origin).searchParams)
    return asSent(firm, 'cases', renderCase(firm, existing(firm.cases, request.params.id), parameters))
  })
  api.post('/cases', (request, reply) => {
    const body = parseRequest(caseRequest, request.body)
    const record = saveCase(firm, undefined, body, 'append')
    firm.kit.effect('create', 'matters', String(record.id), request.body)
    return reply.code(201).send(asSent(firm, 'cases', renderCase(firm, record, new Map())))
  })
  api.put<OfRecord>('/cases/:id', (request, reply) => {
    const before = existing(firm.cases, request.params.id)
    saveCase(firm, before, parseRequest(caseRequest, request.body), 'append')
    firm.kit.effect('update', 'matters', request.params.id, request.body)
    return reply.code(204).send()
  })
  api.delete<OfRecord>('/cases/:id', (request, reply) => {
    existing(firm.cases, request.params.id)
    firm.cases.delete(request.params.id)
    firm.kit.effect('delete', 'matters', request.params.id, null)
    return reply.code(204).send()
  })
}
