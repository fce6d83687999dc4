import { mapUser } from '../map/User.js'
import type { MapContext } from '../map/MapContext.js'
import { staffWire, type StaffWire } from '../wire/Staff.js'
import { type Collection, plainNumber } from './Collection.js'

/** The firm's users, those who left included. */
export const users = (web: string): Collection<'USER', StaffWire, MapContext> => ({
  list: { path: 'staff', query: '' },
  schema: staffWire,
  numberOf: plainNumber,
  contextOf: async () => ({ web, customFields: new Map() }),
  map: mapUser,
})
