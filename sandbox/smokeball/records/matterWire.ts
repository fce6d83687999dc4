import type { PortalKit } from '../../portal/Portal.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import type { WireRecord } from '../drift/Drift.js'
import { contactName } from './contactName.js'
import { itemsOf } from './itemsOf.js'
import { link, type Link } from './link.js'
import { contactsOnSide, type SmokeballMatter } from './SmokeballMatter.js'

/** Which optional parts an answer has. */
export interface MatterParts {
  readonly items: boolean
  readonly tags: boolean
}

/** A matter as it is answered: nulls left out, the deprecated id fields still beside the links. */
export const matterWire = (kit: PortalKit, firm: SmokeballFirm, matter: SmokeballMatter, parts: MatterParts): WireRecord => {
  const clients = contactsOnSide(matter, 'client')
  const otherSides = contactsOnSide(matter, 'otherSide')
  const staffLink = (id: string): Link => link(kit.origin, { path: 'staff', id, rel: 'Staff' })
  const contactLink = (id: string): Link => link(kit.origin, { path: 'contacts', id, rel: 'Contacts' })
  const { personResponsibleStaffId: responsible, originatingStaffId: originating, personAssistingStaffIds: assisting } = matter
  return {
    href: `${kit.origin}/matters/${matter.id}`,
    id: matter.id,
    ...present({ externalSystemId: matter.externalSystemId }),
    versionId: matter.lastUpdated.toString(),
    ...present({ number: matter.number }),
    title: titleOf(firm, matter),
    matterType: typeLink(kit, firm, matter),
    clients: clients.map(contactLink),
    otherSides: otherSides.map(contactLink),
    description: matter.description,
    status: matter.status,
    ...present({
      personResponsible: responsible === undefined ? undefined : staffLink(responsible),
      personAssisting: assisting[0] === undefined ? undefined : staffLink(assisting[0]),
    }),
    // The first of a list stands alone; the list holds the others and must not name it again.
    personAssistingStaffs: assisting.slice(1).map(staffLink),
    ...present({ originatingStaff: originating === undefined ? undefined : staffLink(originating) }),
    originatingStaffs: [],
    ...present({ openedDate: matter.openedDate, closedDate: matter.closedDate, leadOpenedDate: matter.leadOpenedDate }),
    isLead: matter.isLead,
    ...present({ referralType: matter.referralType }),
    matterTypeId: matter.matterTypeId,
    clientIds: clients,
    otherSideIds: otherSides,
    ...present({ personResponsibleStaffId: responsible, personAssistingStaffId: assisting[0], originatingStaffId: originating }),
    ...(parts.items ? { items: itemsOf(kit, matter) } : {}),
    ...(parts.tags ? { tags: matter.tags } : {}),
  }
}

/** Leaves out what is undefined: Smokeball omits nulls. */
const present = (fields: WireRecord): WireRecord => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** The title is made by the vendor: number, client, description or type, other side. */
export const titleOf = (firm: SmokeballFirm, matter: SmokeballMatter): string => {
  const nameOf = (side: 'client' | 'otherSide'): string | undefined => {
    const contact = firm.contacts.get(contactsOnSide(matter, side)[0] ?? '')
    return contact === undefined ? undefined : contactName(contact).short
  }
  const subject = matter.description.split('\n', 1)[0] || firm.matterTypes.find((type) => type.id === matter.matterTypeId)?.name
  return [matter.number, nameOf('client'), subject, nameOf('otherSide')].filter((part) => part !== undefined && part !== '').join(' - ')
}

/** The link to the type. Its href writes the state in lower case, and now and then the name is missing. */
const typeLink = (kit: PortalKit, firm: SmokeballFirm, { matterTypeId: id, lastUpdated }: SmokeballMatter): WireRecord => {
  const name = firm.matterTypes.find((type) => type.id === id)?.name
  const [guid = '', state = ''] = id.split('_')
  return {
    ...(name === undefined || lastUpdated % 11n === 0n ? {} : { name }),
    id,
    href: `${kit.origin}/mattertypes/${guid}_${state.toLowerCase()}`,
    rel: 'MatterTypes',
  }
}
