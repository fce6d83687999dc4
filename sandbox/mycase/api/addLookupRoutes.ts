import { z } from 'zod'
import type { NamedRecord } from '../firm/NamedRecord.js'
import type { Table } from '../firm/Table.js'
import { timestamp } from '../firm/timestamp.js'
import type { ApiContext } from './ApiContext.js'
import { ApiRefusal } from './ApiRefusal.js'
import { existing } from './existing.js'
import { updatedAfterFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'
import { sendList } from './sendList.js'

const nameRequest = z.object({ name: z.string().trim().min(1, "can't be blank") })

/** Case stages, practice areas and people groups, which can be changed, and case roles, which can only be listed. */
export const addLookupRoutes = (context: ApiContext): void => {
  const { firm } = context
  addList(context, 'case_roles', firm.caseRoles)
  addList(context, 'case_stages', firm.caseStages)
  addWrites(context, 'case_stages', firm.caseStages)
  addList(context, 'practice_areas', firm.practiceAreas)
  addWrites(context, 'practice_areas', firm.practiceAreas)
  addList(context, 'people_groups', firm.peopleGroups)
  addWrites(context, 'people_groups', firm.peopleGroups)
}

type LookupKind = 'case_roles' | 'case_stages' | 'practice_areas' | 'people_groups'

const addList = ({ api, firm }: ApiContext, kind: LookupKind, table: Table<NamedRecord>): void => {
  const source = { kind, table, filters: { 'filter[updated_after]': updatedAfterFilter }, render: (record: NamedRecord) => record }
  api.get(`/${kind}`, (request, reply) => sendList(firm, source, request, reply))
}

const addWrites = ({ api, firm }: ApiContext, kind: LookupKind, table: Table<NamedRecord>): void => {
  const now = (): string => timestamp(firm.kit.clock.now())
  const wantedName = (body: unknown): string => {
    const { name } = parseRequest(nameRequest, body)
    for (const one of table) if (one.name.toLowerCase() === name.toLowerCase()) throw taken
    return name
  }
  api.post(`/${kind}`, ({ body }, reply) => {
    const record = { name: wantedName(body), id: table.nextId(), created_at: now(), updated_at: now() }
    table.insert(record)
    return reply.code(201).send(record)
  })
  api.put<OfRecord>(`/${kind}/:id`, ({ params, body }, reply) => {
    table.replace({ ...existing(table, params.id), name: wantedName(body), updated_at: now() })
    return reply.code(204).send()
  })
  api.delete<OfRecord>(`/${kind}/:id`, ({ params }, reply) => {
    existing(table, params.id)
    table.delete(params.id)
    return reply.code(204).send()
  })
}

const taken = new ApiRefusal(422, { description: 'Name has already been taken', source: { pointer: '/name' } })
