import type { ContactList } from '../map/contactId.js'
import type { CaseContext } from '../map/MapContext.js'
import { listOf, mapMatter } from '../map/Matter.js'
import { caseFields, caseWire, type CaseWire } from '../wire/Case.js'
import { type Collection, plainNumber } from './Collection.js'
import type { Lookups } from './openLookups.js'

/** The cases, open and closed. */
export const matters = (web: string, lookups: Lookups): Collection<'MATTER', CaseWire, CaseContext> => ({
  list: { path: 'cases', query: caseFields },
  schema: caseWire,
  numberOf: plainNumber,
  contextOf: async (cases) => ({
    web,
    customFields: cases.some((one) => one.custom_field_values.length > 0) ? await lookups.customFields() : new Map(),
    billingContacts: await billingContacts(cases, lookups),
  }),
  map: mapMatter,
})

/** One or two requests for each billing contact who is not on the case: rare, and remembered. */
const billingContacts = async (cases: readonly CaseWire[], lookups: Lookups): Promise<ReadonlyMap<number, ContactList>> => {
  const open = cases.flatMap((one) =>
    one.billing_contact && listOf(one, one.billing_contact.id) === undefined ? [one.billing_contact.id] : [],
  )
  const entries = await Promise.all([...new Set(open)].map(async (id) => [id, await lookups.listOfContact(id)] as const))
  return new Map(entries.flatMap(([id, list]) => (list === null ? [] : [[id, list] as const])))
}
