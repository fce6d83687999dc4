import type { FastifyInstance } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import { feeWire } from '../records/feeWire.js'
import { caseDetailFields, caseDetailsId } from '../records/layouts.js'
import { link } from '../records/link.js'
import { rolesWire } from '../records/rolesWire.js'
import { stageMapping } from '../records/stages.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { matterOrProblem } from './addMatterRoutes.js'
import { envelope, plainList } from './envelope.js'
import type { Guard } from './guard.js'
import { ListQuery } from './ListQuery.js'
import { pageOf } from './pageOf.js'
import { Problem } from './Problem.js'
import { wire, wireList } from './wire.js'

interface OfMatter {
  readonly Params: { readonly id: string }
}

/** What hangs on one matter: fees, stage, roles, layouts. */
export const addMatterPartRoutes = (
  api: FastifyInstance,
  kit: PortalKit,
  { firm, guard }: { readonly firm: SmokeballFirm; readonly guard: Guard },
): void => {
  api.get<OfMatter>('/matters/:id/fees', { onRequest: guard('fees/read') }, (request) => {
    const query = new ListQuery(request.query)
    const since = query.updatedSince()
    const all = firm.feesOf(request.params.id)
    if (all === undefined) throw new Problem(404, `Matter ${request.params.id} was not found.`)
    const fees = all.filter((fee) => since === undefined || fee.lastUpdated > since)
    const byId = new Map(fees.map((fee) => [fee.id, fee]))
    const page = pageOf({ ids: [...byId.keys()], get: (id) => byId.get(id), wanted: undefined }, query, (fee) =>
      wire(kit, 'fee', feeWire(kit, fee)),
    )
    return wireList(kit, envelope(kit, request, page))
  })

  api.get<{ Params: { id: string; feeId: string } }>('/matters/:id/fees/:feeId', { onRequest: guard('fees/read') }, ({ params }) => {
    const fee = firm.feesOf(params.id)?.find((one) => one.id === params.feeId)
    if (fee === undefined) throw new Problem(404, `Fee ${params.feeId} was not found.`)
    return wire(kit, 'fee', feeWire(kit, fee))
  })

  api.get<OfMatter>('/matters/:id/stages', { onRequest: guard('stages/read') }, ({ params }) => {
    const matter = matterOrProblem(firm, params.id)
    if (matter.stage === undefined) throw new Problem(404, `Matter ${params.id} has no stage.`)
    return wire(kit, 'stage', stageMapping(kit, { ...matter, stage: matter.stage }))
  })

  api.get<OfMatter>('/matters/:id/roles', { onRequest: guard('roles/read') }, ({ params }) =>
    rolesWire(kit, matterOrProblem(firm, params.id)),
  )

  api.get<OfMatter>('/matters/:id/layouts', { onRequest: guard('layouts/read') }, (request) => {
    const matter = matterOrProblem(firm, request.params.id)
    const values = Object.entries(matter.layoutValues).map(([key, value]) => ({ key, value }))
    const item = {
      id: matter.id,
      itemId: matter.id,
      index: 0,
      name: 'Case Details',
      description: '',
      layoutDesign: link(kit.origin, { path: 'layouts', id: caseDetailsId(kit), rel: 'Layouts' }),
      values,
      events: [],
    }
    return wireList(kit, plainList(kit, request, values.length === 0 ? [] : [item]))
  })

  api.get<OfMatter>('/layouts/:id', { onRequest: guard('layoutdesigns/read') }, ({ params }) => {
    if (params.id !== caseDetailsId(kit)) throw new Problem(404, `Layout ${params.id} was not found.`)
    return {
      href: `${kit.origin}/layouts/${params.id}`,
      id: params.id,
      versionId: kit.guid.of('layout-version', 0),
      name: 'Case Details',
      fields: caseDetailFields,
    }
  })
}
