import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { accessLevels, type SmokeballStaff } from '../records/SmokeballStaff.js'
import { staffWire } from '../records/staffWire.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { checkFields } from './checkFields.js'
import { cleared } from './cleared.js'

const form = z
  .strictObject({
    title: z.string(),
    firstName: z.string(),
    middleName: z.string(),
    lastName: z.string(),
    initials: z.string().nullable(),
    email: z.string(),
    role: z.string().nullable(),
    rate: z.number().nullable(),
    former: z.boolean(),
    enabled: z.boolean(),
    access: z.enum(accessLevels),
  })
  .partial()

/** Staff as a person works on them. Whoever leaves becomes `former` and stays in the list; deleted here is erased, as the vendor does for one entered by mistake. */
export const staffDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const shown = (staff: SmokeballStaff): StoredRecord => ({ ...staffWire(kit, staff, { rate: true }), id: staff.id })
  const edit = (id: string, fields: Readonly<Record<string, unknown>>): StoredRecord | undefined => {
    const staff = firm.staff.get(id)
    if (staff === undefined) return undefined
    const saved = { ...cleared(staff, checkFields(form, fields)), versionId: firm.newId() }
    firm.staff.replace(saved)
    return shown(saved)
  }
  return {
    *list() {
      for (const staff of firm.staff) yield shown(staff)
    },
    get: (id) => {
      const staff = firm.staff.get(id)
      return staff === undefined ? undefined : shown(staff)
    },
    create: (fields) => {
      const names = { title: '', firstName: '', middleName: '', lastName: '', email: '' }
      const flags = { former: false, enabled: true, access: 'Full' as const, colorFill: '#1d5fa8', licenceNumbers: [] }
      const made = cleared(
        { ...names, ...flags, id: firm.newId(), versionId: firm.newId(), userId: firm.newId() },
        checkFields(form, fields),
      )
      firm.staff.insert(made)
      return shown(made)
    },
    edit,
    delete: (id) => firm.staff.delete(id),
  }
}
