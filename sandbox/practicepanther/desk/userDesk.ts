import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { Store } from '../records/Store.js'
import { windowsTimeZone } from '../windowsTimeZone.js'
import { wireDateTime } from '../wireDateTime.js'
import { given, optionalNumber, optionalText, parseFields } from './fields.js'

const form = z.strictObject({
  is_active: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  middle_name: optionalText.optional(),
  email: z.string().optional(),
  hourlyRate: optionalNumber.optional(),
  role: z.string().optional(),
  timeZoneId: z.string().optional(),
})

/** How a person in the portal keeps the firm's users. */
export const userDesk = (kit: PortalKit, store: Store): RecordsDesk => ({
  list: () => store.users,
  get: (id) => store.users.get(id),
  create: (fields) => {
    const wanted = given(parseFields(form, fields))
    const now = wireDateTime(kit.clock.now())
    const { first_name = 'New', last_name = 'User' } = wanted
    const user = {
      id: kit.newGuid(),
      is_active: true,
      display_name: `${first_name} ${last_name}`.trim(),
      middle_name: null,
      email: 'new.user@example.com',
      hourlyRate: null,
      role: 'Staff',
      timeZoneId: windowsTimeZone(kit.world.firm.timeZone),
      ...wanted,
      first_name,
      last_name,
      created_at: now,
      updated_at: now,
    }
    store.users.insert(user)
    return user
  },
  edit: (id, fields) => {
    const user = store.users.get(id)
    if (user === undefined) return undefined
    const changed = { ...user, ...given(parseFields(form, fields)), updated_at: wireDateTime(kit.clock.now()) }
    const edited = { ...changed, display_name: `${changed.first_name} ${changed.last_name}`.trim() }
    store.users.replace(edited)
    return edited
  },
  delete: (id) => store.users.delete(id),
})
