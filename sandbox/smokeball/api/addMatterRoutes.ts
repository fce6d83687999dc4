import type { FastifyInstance } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import type { Spine } from '../records/createShelf.js'
import { matterWire } from '../records/matterWire.js'
import { matterStatuses, type SmokeballMatter } from '../records/SmokeballMatter.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { envelope } from './envelope.js'
import type { Guard } from './guard.js'
import { ListQuery } from './ListQuery.js'
import { matterKeyword } from './matterKeyword.js'
import { pageOf } from './pageOf.js'
import { Problem } from './Problem.js'
import { wire, wireList } from './wire.js'

/** `GET /matters` and `GET /matters/{id}`. */
export const addMatterRoutes = (
  api: FastifyInstance,
  kit: PortalKit,
  { firm, guard }: { readonly firm: SmokeballFirm; readonly guard: Guard },
): void => {
  api.get('/matters', { onRequest: guard('matters/read') }, (request) => {
    const query = new ListQuery(request.query)
    const fields = query.fields()
    const parts = { items: fields.has('items'), tags: fields.has('tags') }
    const listing = { ids: idsOf(firm, query), get: (id: string) => firm.matters.get(id), wanted: filterOf(firm, query) }
    const page = pageOf(listing, query, (matter) => wire(kit, 'matter', matterWire(kit, firm, matter, parts)))
    return wireList(kit, envelope(kit, request, page))
  })

  api.get<{ Params: { id: string } }>('/matters/:id', { onRequest: guard('matters/read') }, (request) => {
    const parts = { items: true, tags: new ListQuery(request.query).fields().has('tags') }
    return wire(kit, 'matter', matterWire(kit, firm, matterOrProblem(firm, request.params.id), parts))
  })
}

/** The matter with this id; a number in the place of an id finds nothing. */
export const matterOrProblem = (firm: SmokeballFirm, id: string): SmokeballMatter => {
  const matter = firm.matters.get(id)
  if (matter === undefined) throw new Problem(404, `Matter ${id} was not found.`)
  return matter
}

/** Whether leads, matters or both are listed. Leads are invisible unless asked for. */
const leadWanted = (query: ListQuery): ((isLead: boolean) => boolean) => {
  const isLead = query.flag('IsLead')
  const types = query.one('Type')?.toLowerCase().split(',')
  if (types !== undefined) return (lead) => types.includes(lead ? 'leads' : 'matters')
  return (lead) => lead === (isLead ?? false)
}

/** The ids in the wanted order, narrowed by what can be told without building a record. */
const idsOf = (firm: SmokeballFirm, query: ListQuery): readonly string[] => {
  const [sort] = query.sort(['status', 'lastUpdated'])
  const since = query.eitherSince()
  const isWanted = leadWanted(query)
  const hasStatus = statusWanted(query)
  const spines = sort?.field === 'lastUpdated' ? firm.matters.spinesByChange() : firm.matters.spines()
  const found = spines.filter((spine) => isWanted(spine.marked) && hasStatus(spine) && (since === undefined || spine.lastUpdated > since))
  const sorted = sort?.field === 'status' ? found.toSorted((left, right) => statusOf(left).localeCompare(statusOf(right))) : found
  return (sort?.descending === true ? sorted.toReversed() : sorted).map((spine) => spine.id)
}

const statusOf = (spine: Spine): string => (spine.status ?? '').toLowerCase()

const statusWanted = (query: ListQuery): ((spine: Spine) => boolean) => {
  const statuses = query.all('Status').map((status) => status.toLowerCase())
  const unknown = statuses.find((status) => !matterStatuses.some((one) => one.toLowerCase() === status))
  if (unknown !== undefined) throw new Problem(400, `The value '${unknown}' is not valid for Status.`)
  return (spine) => statuses.length === 0 || statuses.includes(statusOf(spine))
}

const filterOf = (firm: SmokeballFirm, query: ListQuery): ((matter: SmokeballMatter) => boolean) | undefined => {
  const [type, contact, search] = [query.one('MatterTypeId')?.toLowerCase(), query.one('ContactId'), query.one('Search')]
  if (type === undefined && contact === undefined && search === undefined) return undefined
  return (matter) =>
    (type === undefined || matter.matterTypeId.toLowerCase() === type) &&
    (contact === undefined || matter.roles.some((role) => role.side !== 'other' && role.contactId === contact)) &&
    (search === undefined || matterKeyword(firm, matter, search))
}
