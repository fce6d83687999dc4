import type { FastifyInstance } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import type { SmokeballStaff } from '../records/SmokeballStaff.js'
import { staffWire } from '../records/staffWire.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { envelope } from './envelope.js'
import type { Guard } from './guard.js'
import { ListQuery } from './ListQuery.js'
import { pageOf } from './pageOf.js'
import { Problem } from './Problem.js'
import { searchTerms } from './searchTerms.js'
import { wire, wireList } from './wire.js'

/** Staff, the users behind them, and the pairs of both. */
export const addPeopleRoutes = (
  api: FastifyInstance,
  kit: PortalKit,
  { firm, guard }: { readonly firm: SmokeballFirm; readonly guard: Guard },
): void => {
  api.get('/staff', { onRequest: guard('staff/read') }, (request) => {
    const query = new ListQuery(request.query)
    const parts = { rate: query.fields().has('rate') }
    const matches = searchTerms(query.all('Search'), ['email', 'name'])
    const listing = {
      ids: [...firm.staff].map((one) => one.id),
      get: (id: string) => firm.staff.get(id),
      wanted: (one: SmokeballStaff) => matches((field) => (field === 'email' ? one.email : `${one.firstName} ${one.lastName}`)),
    }
    return wireList(
      kit,
      envelope(
        kit,
        request,
        pageOf(listing, query, (one) => wire(kit, 'staff', staffWire(kit, one, parts))),
      ),
    )
  })

  api.get<{ Params: { id: string } }>('/staff/:id', { onRequest: guard('staff/read') }, (request) => {
    const one = firm.staff.get(request.params.id)
    if (one === undefined) throw new Problem(404, `Staff ${request.params.id} was not found.`)
    return wire(kit, 'staff', staffWire(kit, one, { rate: new ListQuery(request.query).fields().has('rate') }))
  })

  // A bare array, and under two names: the release notes deprecate the first for the second, the published schema lists only the first.
  for (const path of ['/firmusers', '/firm/users'])
    api.get(path, { onRequest: guard('firmusers/read') }, () =>
      [...firm.staff].map(({ id, userId, former }) => ({ staffId: id, userId, isFormerUser: former })),
    )

  api.get<{ Params: { id: string } }>('/users/:id', { onRequest: guard('users/read') }, ({ params }) => {
    const one = [...firm.staff].find((staff) => staff.userId === params.id)
    if (one === undefined) throw new Problem(404, `User ${params.id} was not found.`)
    return { href: `${kit.origin}/users/${params.id}`, id: params.id, email: one.email, isInternal: false, bypassMfa: false }
  })
}
