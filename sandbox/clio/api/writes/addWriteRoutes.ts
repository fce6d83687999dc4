import type { PortalKit } from '../../../portal/Portal.js'
import type { ClioFirm } from '../../ClioFirm.js'
import { ApiError } from '../ApiError.js'
import { type Answer, type Call, idParameter } from '../Call.js'
import type { KindName, Stored } from '../Kind.js'
import { kinds } from '../kinds.js'
import type { Resource } from '../Resource.js'
import { resources } from '../resources.js'
import { etagOf } from '../selectFields.js'
import { apiWrites } from './apiWrites.js'
import { dataOf } from './readBody.js'
import type { WrittenRecord } from './ResourceWrites.js'

/** How writes are put beside the reads of the API. */
export interface WriteRoutes {
  /** Adds a route, behind what every request of the API goes through. */
  readonly route: (method: 'POST' | 'PATCH' | 'DELETE', path: string, make: Answer) => void
  /** How a record is answered, with the fields that are asked for; throws where they are none of the kind's. */
  readonly shownAs: (call: Call, kind: KindName) => (record: Stored) => Stored
}

/** POST, PATCH and DELETE of every list that can be written to. A change whose `If-Match` is of another state is refused. */
export const addWriteRoutes = (kit: PortalKit, firm: ClioFirm, { route, shownAs }: WriteRoutes): void => {
  const find = (call: Call, resource: Resource): WrittenRecord => {
    const record = resource.source(firm, new URLSearchParams()).get(idParameter(call))
    if (record === undefined || kinds[resource.kind].isVisible?.(record, call.asker) === false)
      throw new ApiError('RecordNotFound', 'Record not found')
    const { 'if-match': known } = call.request.headers
    if (call.request.method === 'PATCH' && known !== undefined && known !== etagOf(record))
      throw new ApiError('PreconditionFailed', 'The record was changed meanwhile')
    return record as WrittenRecord // Ids of lists that are written to are numbers.
  }
  for (const [name, { create, update, remove }] of Object.entries(apiWrites(kit, firm))) {
    const resource = resources[name]
    if (resource === undefined) throw new Error(`what is written can be read: there is no list ${name}`)
    // What is asked of the answer is looked at first: a request that is refused has done nothing.
    route('POST', `/${name}`, (call) => {
      const show = shownAs(call, resource.kind)
      const record = create(dataOf(call.request.body), call.asker)
      void call.reply.code(201)
      return { data: show(record) }
    })
    if (update !== undefined)
      route('PATCH', `/${name}/:id`, (call) => {
        const show = shownAs(call, resource.kind)
        return { data: show(update(find(call, resource), dataOf(call.request.body), call.asker)) }
      })
    if (remove !== undefined)
      route('DELETE', `/${name}/:id`, (call) => {
        remove(find(call, resource), call.asker)
        void call.reply.code(204)
        return undefined
      })
  }
}
