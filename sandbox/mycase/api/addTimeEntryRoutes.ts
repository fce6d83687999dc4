import type { TimeEntryRecord } from '../firm/TimeEntryRecord.js'
import { createTimeEntry } from '../writes/createTimeEntry.js'
import { requireUnbilled } from '../writes/editTimeEntry.js'
import { timeEntryRequest } from '../writes/timeEntryFields.js'
import type { ApiContext } from './ApiContext.js'
import { asSent } from './asSent.js'
import { requirePermission } from './bearer.js'
import { existing } from './existing.js'
import { updatedAfterFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'
import { sendList, type ListSource } from './sendList.js'

/** Time entries: list, one, create, delete. There is no update. */
export const addTimeEntryRoutes = ({ api, firm }: ApiContext): void => {
  const source: ListSource<TimeEntryRecord> = {
    kind: 'time_entries',
    table: firm.timeEntries,
    filters: { 'filter[updated_after]': updatedAfterFilter },
    render: (record) => record,
  }
  api.get('/time_entries', (request, reply) => sendList(firm, source, request, reply))
  api.get<OfRecord>('/time_entries/:id', ({ params }) => asSent(firm, 'time_entries', existing(firm.timeEntries, params.id)))
  api.post('/time_entries', (request, reply) => {
    requirePermission(firm, request, 'edit_time_entries')
    const record = createTimeEntry(firm, parseRequest(timeEntryRequest, request.body))
    firm.kit.effect('create', 'time-entries', String(record.id), request.body)
    return reply.code(201).send(asSent(firm, 'time_entries', record))
  })
  api.delete<OfRecord>('/time_entries/:id', (request, reply) => {
    requirePermission(firm, request, 'edit_time_entries')
    const { id } = request.params
    requireUnbilled(existing(firm.timeEntries, id))
    firm.timeEntries.delete(id)
    firm.kit.effect('delete', 'time-entries', id, null)
    return reply.code(204).send()
  })
}
