import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { ToV2 } from '../api/toV2.js'
import { defaultRate } from '../records/defaultRate.js'
import type { Store } from '../records/Store.js'
import type { StoredTimeEntry } from '../records/StoredTimeEntry.js'
import { wireDateTime } from '../wireDateTime.js'
import { dateTime, given, optionalNumber, optionalText, parseFields, reference } from './fields.js'

const form = z.strictObject({
  is_billable: z.boolean().optional(),
  is_billed: z.boolean().optional(),
  date: dateTime.optional(),
  hours: z.number().nonnegative().optional(),
  rate: optionalNumber.optional(),
  description: optionalText.optional(),
  private_notes: optionalText.optional(),
  account_ref: reference.nullable().optional(),
  matter_ref: reference.optional(),
  billed_by_user_ref: reference.optional(),
  item_ref: reference.nullable().optional(),
  task_code: optionalText.optional(),
})

/** How a person in the portal keeps time. A blank rate becomes the matter's own, else the user's. */
export const timeEntryDesk = (kit: PortalKit, store: Store, toV2: ToV2): RecordsDesk => ({
  *list() {
    for (const entry of store.timeEntries) yield toV2.timeEntry(entry)
  },
  get: (id) => {
    const entry = store.timeEntries.get(id)
    return entry === undefined ? undefined : toV2.timeEntry(entry)
  },
  create: (fields) => {
    const wanted = given(parseFields(form, fields))
    const now = wireDateTime(kit.clock.now())
    const matter = store.matters.get(wanted.matter_ref?.id ?? kit.guid.of('matter', 0))
    if (matter === undefined) throw new Error('matter_ref: there is no such matter')
    const user = wanted.billed_by_user_ref ?? { id: kit.guid.of('user', 0) }
    const entry: StoredTimeEntry = {
      is_billable: true,
      is_billed: false,
      date: now,
      hours: 1,
      rate: defaultRate(store, { matter_ref: { id: matter.id }, billed_by_user_ref: user }),
      description: null,
      private_notes: null,
      account_ref: matter.account_ref,
      item_ref: null,
      task_code: null,
      ...wanted,
      matter_ref: { id: matter.id },
      billed_by_user_ref: user,
      id: kit.newGuid(),
      created_at: now,
      updated_at: now,
    }
    store.timeEntries.insert(entry)
    return toV2.timeEntry(entry)
  },
  edit: (id, fields) => {
    const entry = store.timeEntries.get(id)
    if (entry === undefined) return undefined
    const edited = { ...entry, ...given(parseFields(form, fields)), updated_at: wireDateTime(kit.clock.now()) }
    store.timeEntries.replace(edited)
    return toV2.timeEntry(edited)
  },
  delete: (id) => store.timeEntries.delete(id),
})
