import type { ContactReference } from './ContactReference.js'
import { firstIds } from './firstIds.js'
import type { ContactSurvey } from './surveyContacts.js'

/** Who a world contact is at MyCase, and back again. */
export interface ContactReferences {
  readonly of: (contact: number | null) => ContactReference | null
  /** Undefined for somebody created since. */
  readonly worldIndexOf: (reference: ContactReference) => number | undefined
}

/** Reads the two off the survey. */
export const contactReferences = ({ people, companies, isCompany, reference }: ContactSurvey): ContactReferences => ({
  of: (contact) => (contact === null ? null : { type: isCompany(contact) ? 'company' : 'client', id: reference(contact).id }),
  worldIndexOf: ({ type, id }) => (type === 'client' ? people[id - firstIds.clients] : companies[id - firstIds.companies]),
})
