import { parseWire } from '../../vendor/http/parseWire.js'
import { mapUser } from '../map/User.js'
import { type ClioUser, user, userFields } from '../wire/User.js'
import { type ClioResource, everyRecord } from './ClioResource.js'

const none = { currency: '', optionTexts: new Map<string, string>(), writtenOff: new Set<string>() } as const

/** Users: the only list whose pages may hold 2000. */
export const userResource: ClioResource<'USER', ClioUser> = {
  kind: 'USER',
  path: 'users',
  fields: userFields,
  lists: [[]],
  byId: everyRecord,
  limit: 2000,
  parse: (value, where) => parseWire(user, value, where, 'CLIO'),
  complete: async (records) => ({ records, context: none }),
  map: mapUser,
}
