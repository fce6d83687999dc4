import type { FastifyInstance } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import { activityCodes } from '../records/activityCodes.js'
import { worldAddress, phone } from '../records/contactParts.js'
import { matterTypeWire } from '../records/matterTypeWire.js'
import { caseDetailsId } from '../records/layouts.js'
import { stageChangedAt, stageMapping, stageOf, stageSetWire } from '../records/stages.js'
import { int64 } from '../records/int64.js'
import { ticksAt, ticksToInstant } from '../records/ticks.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { envelope } from './envelope.js'
import type { Guard } from './guard.js'
import { ListQuery } from './ListQuery.js'
import { pageOf } from './pageOf.js'
import { Problem } from './Problem.js'
import { wire, wireList } from './wire.js'

/** The firm itself, and what is set up once for all its matters: types, stages, layouts, activity codes. */
export const addFirmRoutes = (
  api: FastifyInstance,
  kit: PortalKit,
  { firm, guard }: { readonly firm: SmokeballFirm; readonly guard: Guard },
): void => {
  api.get('/firm', { onRequest: guard('firm/read') }, () => wire(kit, 'firm', firmWire(kit, firm)))

  const list = <T extends { readonly id: string }>(
    path: string,
    scope: string,
    { records, answer }: { records: (query: ListQuery) => readonly T[]; answer: (record: T) => unknown },
  ): void => {
    api.get(path, { onRequest: guard(scope) }, (request) => {
      const query = new ListQuery(request.query)
      const byId = new Map(records(query).map((record) => [record.id, record]))
      const page = pageOf({ ids: [...byId.keys()], get: (id) => byId.get(id), wanted: undefined }, query, answer)
      return wireList(kit, envelope(kit, request, page))
    })
  }

  list('/mattertypes', 'mattertypes/read', {
    records: (query) => {
      const [name, location, category, type] = ['Name', 'Location', 'Category', 'Type'].map((parameter) =>
        query.one(parameter)?.toLowerCase(),
      )
      return firm.matterTypes.filter(
        (one) =>
          (name === undefined || one.name.toLowerCase().includes(name)) &&
          (location === undefined || one.location.toLowerCase() === location) &&
          (category === undefined || one.category.toLowerCase() === category) &&
          (type === undefined || String(one.type) === type),
      )
    },
    answer: (one) => matterTypeWire(kit, one),
  })
  api.get('/mattertypes/categories', { onRequest: guard('mattertypes/read') }, () => [
    ...new Set(firm.matterTypes.map((one) => one.category)),
  ])
  api.get<{ Params: { id: string } }>('/mattertypes/:id', { onRequest: guard('mattertypes/read') }, ({ params }) => {
    // Links write the state in lower case, ids in upper case: both are found.
    const one = firm.matterTypes.find((type) => type.id.toLowerCase() === params.id.toLowerCase())
    if (one === undefined) throw new Problem(404, `Matter type ${params.id} was not found.`)
    return { ...matterTypeWire(kit, one), items: [] }
  })

  list('/stages', 'stages/read', {
    records: (query) => {
      const since = query.eitherSince()
      return firm.matters.spines().filter((spine) => spine.stage !== undefined && (since === undefined || stageChangedAt(spine) > since))
    },
    answer: (spine) => wire(kit, 'stage', stageMapping(kit, { ...spine, stage: spine.stage ?? '' })),
  })
  list('/stagesets', 'stagesets/read', {
    records: () => [{ id: kit.guid.of('stage-set', 0) }],
    answer: () => stageSetWire(kit),
  })
  api.get<{ Params: { id: string } }>('/stagesets/:id', { onRequest: guard('stagesets/read') }, ({ params }) => {
    if (params.id !== kit.guid.of('stage-set', 0)) throw new Problem(404, `Stage set ${params.id} was not found.`)
    return stageSetWire(kit)
  })
  api.get<{ Params: { id: string; stage: string } }>(
    '/stagesets/:id/stages/:stage',
    { onRequest: guard('stagesets/read') },
    ({ params }) => {
      const stage = stageOf(kit, params.stage)
      if (stage === undefined) throw new Problem(404, `Stage ${params.stage} was not found.`)
      return stage
    },
  )

  list('/layouts', 'layoutdesigns/read', {
    records: () => [{ id: caseDetailsId(kit) }],
    answer: ({ id }) => ({
      href: `${kit.origin}/layouts/${id}`,
      id,
      versionId: kit.guid.of('layout-version', 0),
      name: 'Case Details',
      lastUpdated: int64(ticksAt(kit.world.firm.createdAt)),
    }),
  })
  list('/activitycodes', 'activitycodes/read', { records: () => activityCodes(kit), answer: (code) => code })
}

const firmWire = (kit: PortalKit, firm: SmokeballFirm) => ({
  href: `${kit.origin}/firm`,
  id: firm.id,
  versionId: kit.guid.of('firm-version', 0),
  owner: 'Smokeball',
  name: kit.world.firm.name,
  status: { status: 'Active' },
  productId: 'SMK003',
  addOnIds: ['ADD003', 'ADD005'],
  streetAddress: worldAddress(kit.world.firm.address),
  mailingAddress: worldAddress(kit.world.firm.address),
  phone: phone(kit.world.firm.phone),
  licenceNumbers: [],
  createdDate: ticksToInstant(ticksAt(kit.world.firm.createdAt)),
})
