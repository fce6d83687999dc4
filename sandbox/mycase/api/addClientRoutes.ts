import type { ClientRecord } from '../firm/ClientRecord.js'
import { clientRequest } from '../writes/clientFields.js'
import { saveClient } from '../writes/saveClient.js'
import type { ApiContext } from './ApiContext.js'
import { asSent } from './asSent.js'
import { existing } from './existing.js'
import { phoneFilter, textFilter, updatedAfterFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'
import { renderClient } from './renderClient.js'
import { sendList, type ListSource } from './sendList.js'

/** Clients: list, one, create, update, delete. */
export const addClientRoutes = ({ api, firm }: ApiContext): void => {
  const source: ListSource<ClientRecord> = {
    kind: 'clients',
    table: firm.clients,
    filters: {
      'filter[updated_after]': updatedAfterFilter,
      'filter[email]': textFilter((one) => one.email),
      'filter[first_name]': textFilter((one) => one.first_name),
      'filter[last_name]': textFilter((one) => one.last_name),
      'filter[cell_phone_number]': phoneFilter((one) => one.cell_phone_number),
      'filter[work_phone_number]': phoneFilter((one) => one.work_phone_number),
      'filter[home_phone_number]': phoneFilter((one) => one.home_phone_number),
    },
    render: (record) => renderClient(firm, record),
  }
  api.get('/clients', (request, reply) => sendList(firm, source, request, reply))
  api.get<OfRecord>('/clients/:id', ({ params }) => asSent(firm, 'clients', renderClient(firm, existing(firm.clients, params.id))))
  api.post('/clients', (request, reply) => {
    const record = saveClient(firm, undefined, parseRequest(clientRequest, request.body), 'append')
    firm.kit.effect('create', 'contacts', `client-${String(record.id)}`, request.body)
    return reply.code(201).send(asSent(firm, 'clients', renderClient(firm, record)))
  })
  api.put<OfRecord>('/clients/:id', ({ params, body }, reply) => {
    saveClient(firm, existing(firm.clients, params.id), parseRequest(clientRequest, body), 'append')
    firm.kit.effect('update', 'contacts', `client-${params.id}`, body)
    return reply.code(204).send()
  })
  api.delete<OfRecord>('/clients/:id', ({ params }, reply) => {
    existing(firm.clients, params.id)
    firm.clients.delete(params.id)
    firm.kit.effect('delete', 'contacts', `client-${params.id}`, null)
    return reply.code(204).send()
  })
}
