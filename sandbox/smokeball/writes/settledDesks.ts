import type { BuiltPortal, RecordsDesk } from '../../portal/Portal.js'
import type { Settling } from './createSettling.js'

/** The desks of a portal whose writes are done after they are answered: whoever looks finds done what is due. */
export const settledDesks = (settling: Settling, desks: BuiltPortal['records']): BuiltPortal['records'] =>
  Object.fromEntries(Object.entries(desks).map(([kind, desk]) => [kind, settledDesk(settling, desk)]))

const settledDesk = ({ settle }: Settling, desk: RecordsDesk): RecordsDesk => ({
  list: () => {
    settle()
    return desk.list()
  },
  get: (id) => {
    settle()
    return desk.get(id)
  },
  create: (fields) => {
    settle()
    return desk.create(fields)
  },
  edit: (id, fields) => {
    settle()
    return desk.edit(id, fields)
  },
  delete: (id) => {
    settle()
    return desk.delete(id)
  },
})
