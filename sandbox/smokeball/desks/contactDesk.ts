import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { contactWire } from '../records/contactWire.js'
import { contactForms, formOf, type SmokeballContact } from '../records/SmokeballContact.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { checkFields } from './checkFields.js'
import { cleared } from './cleared.js'

const fieldsOfForm = z.record(z.string(), z.unknown())
const form = z
  .strictObject({
    person: fieldsOfForm,
    company: fieldsOfForm,
    groupOfPeople: fieldsOfForm,
    trust: fieldsOfForm,
    externalSystemId: z.string().nullable(),
    tags: z.array(z.strictObject({ id: z.string().optional(), name: z.string(), type: z.enum(['Role', 'Custom']) })),
  })
  .partial()
type Form = z.infer<typeof form>

/** Contacts as a person works on them. Deleted ones are not among those listed. */
export const contactDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const shown = (contact: SmokeballContact): StoredRecord => ({ ...contactWire(kit, contact, { tags: true }), id: contact.id })
  const found = (id: string): SmokeballContact | undefined => {
    const contact = firm.contacts.get(id)
    return contact?.isDeleted === false ? contact : undefined
  }
  const save = (contact: SmokeballContact): StoredRecord => {
    const saved = { ...contact, versionId: firm.newId(), lastUpdated: firm.now() }
    firm.contacts.put(saved)
    return shown(saved)
  }
  return {
    *list() {
      for (const { id, marked } of firm.contacts.spines()) {
        const contact = marked ? undefined : found(id)
        if (contact !== undefined) yield shown(contact)
      }
    },
    get: (id) => {
      const contact = found(id)
      return contact === undefined ? undefined : shown(contact)
    },
    create: (fields) =>
      save(changed({ id: firm.newId(), versionId: '', tags: [], isDeleted: false, lastUpdated: 0n }, checkFields(form, fields))),
    edit: (id, fields) => {
      const contact = found(id)
      return contact === undefined ? undefined : save(changed(contact, checkFields(form, fields)))
    },
    delete: (id) => {
      const contact = found(id)
      if (contact === undefined) return false
      save({ ...contact, isDeleted: true })
      return true
    },
  }
}

/** A form's fields are merged, so that an edit may name one of them; a contact has one form and keeps it. */
const changed = (contact: SmokeballContact, fields: Form): SmokeballContact => {
  const given = contactForms.filter((one) => fields[one] !== undefined)
  const isNew = contactForms.every((one) => contact[one] === undefined)
  const [wanted = formOf(contact)] = given
  if (given.length > 1 || (isNew && given.length === 0) || (!isNew && wanted !== formOf(contact)))
    throw new Error(`A contact has exactly one of ${contactForms.join(', ')}, and keeps it.`)
  return cleared(contact, { ...fields, [wanted]: { ...contact[wanted], ...fields[wanted] } })
}
