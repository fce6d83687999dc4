import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { typeNamed } from '../records/buildMatter.js'
import { matterWire } from '../records/matterWire.js'
import { matterStatuses, type Role, type SmokeballMatter } from '../records/SmokeballMatter.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { checkFields } from './checkFields.js'
import { cleared } from './cleared.js'

const text = z.string().nullable()

/** What a person fills in, with the names of the vendor's own write format. `stage` is chosen by name. Null clears. */
const form = z
  .strictObject({
    number: text,
    matterTypeId: z.string(),
    clientIds: z.array(z.string()),
    otherSideIds: z.array(z.string()),
    clientRole: z.string(),
    otherSideRole: z.string(),
    description: z.string(),
    status: z.enum(matterStatuses),
    openedDate: text,
    closedDate: text,
    personResponsibleStaffId: text,
    personAssistingStaffIds: z.array(z.string()),
    originatingStaffId: text,
    externalSystemId: text,
    referralType: text,
    stage: z.string(),
    isLead: z.boolean(),
  })
  .partial()
type Form = z.infer<typeof form>

/** Matters as a person works on them. Leads and deleted matters are not among those listed. */
export const matterDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const shown = (matter: SmokeballMatter): StoredRecord => ({
    ...matterWire(kit, firm, matter, { items: true, tags: true }),
    id: matter.id,
  })
  const found = (id: string): SmokeballMatter | undefined => {
    const matter = firm.matters.get(id)
    return matter === undefined || matter.isLead || matter.status === 'Deleted' ? undefined : matter
  }
  const save = (matter: SmokeballMatter, fields: Form): StoredRecord => {
    const { stage, ...others } = fields
    // Assumed: a stage that changes alone leaves the matter as it was; the vendor has an event of its own for it.
    const isStageAlone = stage !== undefined && Object.keys(others).length === 0
    const saved = isStageAlone ? { ...matter, stage, stageUpdated: firm.now() } : changed(firm, matter, fields)
    firm.matters.put(saved)
    return shown(saved)
  }
  return {
    *list() {
      for (const { id, marked } of firm.matters.spines()) {
        const matter = marked ? undefined : found(id)
        if (matter !== undefined) yield shown(matter)
      }
    },
    get: (id) => {
      const matter = found(id)
      return matter === undefined ? undefined : shown(matter)
    },
    create: (fields) => save(blank(firm), checkFields(form, fields)),
    edit: (id, fields) => {
      const matter = found(id)
      return matter === undefined ? undefined : save(matter, checkFields(form, fields))
    },
    delete: (id) => {
      const matter = found(id)
      if (matter === undefined) return false
      save(matter, { status: 'Deleted' })
      return true
    },
  }
}

const blank = (firm: SmokeballFirm): SmokeballMatter => ({
  id: firm.newId(),
  matterTypeId: typeNamed(firm.matterTypes, '').id,
  roles: [],
  description: '',
  status: 'Open',
  personAssistingStaffIds: [],
  isLead: false,
  layoutValues: {},
  tags: [],
  lastUpdated: firm.now(),
})

const changed = (
  firm: SmokeballFirm,
  matter: SmokeballMatter,
  { clientIds, otherSideIds, clientRole, otherSideRole, ...fields }: Form,
): SmokeballMatter => {
  const type = firm.matterTypes.find((one) => one.id === (fields.matterTypeId ?? matter.matterTypeId))
  if (type === undefined) throw new Error('matterTypeId: expected the id of a matter type')
  const side = (name: 'client' | 'otherSide', ids: readonly string[] | undefined, role: string): readonly Role[] =>
    ids === undefined
      ? matter.roles.filter((one) => one.side === name)
      : ids.map((contactId) => ({ id: firm.newId(), name: role, side: name, contactId: knownContact(firm, contactId), relationships: [] }))
  for (const id of [fields.personResponsibleStaffId, fields.originatingStaffId, ...(fields.personAssistingStaffIds ?? [])])
    checkStaff(firm, id)
  return {
    ...cleared(matter, fields),
    roles: [
      ...side('client', clientIds, clientRole ?? type.clientRole),
      ...side('otherSide', otherSideIds, otherSideRole ?? type.otherSideRole),
      ...matter.roles.filter((one) => one.side === 'other'),
    ],
    lastUpdated: firm.now(),
  }
}

const knownContact = (firm: SmokeballFirm, id: string): string => {
  if (firm.contacts.get(id) === undefined) throw new Error(`There is no contact ${id}.`)
  return id
}

const checkStaff = (firm: SmokeballFirm, id: string | null | undefined): void => {
  if (id !== undefined && id !== null && firm.staff.get(id) === undefined) throw new Error(`There is no staff member ${id}.`)
}
