import { z } from 'zod'
import type { CaseRecord } from '../firm/CaseRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Reference } from '../firm/Reference.js'
import { timestamp } from '../firm/timestamp.js'
import { requireExisting } from '../writes/requireExisting.js'
import type { ApiContext } from './ApiContext.js'
import { existing } from './existing.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'

const participant = z.object({ id: z.int().positive().optional(), role: z.string().optional() })
const clientsRequest = z.object({ clients: z.array(participant).min(1) })
const companiesRequest = z.object({ companies: z.array(participant).min(1) })
const staffRequest = z.object({
  staff: z
    .array(z.object({ id: z.int().positive(), lead_lawyer: z.boolean().default(false), originating_lawyer: z.boolean().default(false) }))
    .min(1),
})

/** Adds people to a case: all answer 204, add and do not replace. A role is stored nowhere that the API would show; an unknown one is created. */
export const addRelationshipRoutes = ({ api, firm }: ApiContext): void => {
  const save = (record: CaseRecord, changes: Partial<CaseRecord>, body: unknown): void => {
    firm.cases.replace({ ...record, ...changes, updated_at: timestamp(firm.kit.clock.now()) })
    firm.kit.effect('update', 'matters', String(record.id), body)
  }
  api.post<OfRecord>('/cases/:id/relationships/clients', ({ params, body }, reply) => {
    const record = existing(firm.cases, params.id)
    const { clients } = parseRequest(clientsRequest, body)
    const added = identified(clients)
    requireExisting(firm.clients, added, '/clients')
    createRoles(firm, clients)
    save(record, { clients: merged(record.clients, added) }, body)
    return reply.code(204).send()
  })
  api.post<OfRecord>('/cases/:id/relationships/companies', ({ params, body }, reply) => {
    const record = existing(firm.cases, params.id)
    const { companies } = parseRequest(companiesRequest, body)
    const added = identified(companies)
    requireExisting(firm.companies, added, '/companies')
    createRoles(firm, companies)
    save(record, { companies: merged(record.companies, added) }, body)
    return reply.code(204).send()
  })
  api.post<OfRecord>('/cases/:id/relationships/staff', ({ params, body }, reply) => {
    const record = existing(firm.cases, params.id)
    const { staff } = parseRequest(staffRequest, body)
    requireExisting(firm.staff, staff, '/staff')
    const added = staff.map((one) => ({ ...one, case_rate: null }))
    save(record, { staff: [...record.staff.filter((one) => !added.some(({ id }) => id === one.id)), ...added] }, body)
    return reply.code(204).send()
  })
}

type Participant = z.infer<typeof participant>

const identified = (participants: readonly Participant[]): readonly Reference[] =>
  participants.flatMap(({ id }) => (id === undefined ? [] : [{ id }]))

const merged = (before: readonly Reference[], added: readonly Reference[]): readonly Reference[] =>
  [...new Set([...before, ...added].map(({ id }) => id))].map((id) => ({ id }))

const createRoles = (firm: MyCaseFirm, participants: readonly Participant[]): void => {
  const now = timestamp(firm.kit.clock.now())
  for (const { role } of participants) {
    const known = [...firm.caseRoles].some(({ name }) => name.toLowerCase() === role?.toLowerCase())
    if (role === undefined || known) continue
    firm.caseRoles.insert({ id: firm.caseRoles.nextId(), name: role, created_at: now, updated_at: now })
  }
}
