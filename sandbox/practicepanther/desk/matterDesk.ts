import { z } from 'zod'
import type { StoredRecord } from '../../portal/Collection.js'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { ToV2 } from '../api/toV2.js'
import type { Store } from '../records/Store.js'
import { hourlyRateTypes, matterStatusWords, type StoredMatter } from '../records/StoredMatter.js'
import { wireDateTime } from '../wireDateTime.js'
import { customValue, dateTime, given, optionalNumber, optionalText, parseFields, reference } from './fields.js'

const form = z.strictObject({
  name: z.string().min(1).optional(),
  status: z.enum(matterStatusWords).optional(),
  number: z.int().nullable().optional(),
  notes: optionalText.optional(),
  account_ref: reference.nullable().optional(),
  open_date: dateTime.nullable().optional(),
  close_date: dateTime.nullable().optional(),
  statute_of_limitation_date: dateTime.nullable().optional(),
  tags: z.array(z.string()).optional(),
  assigned_to_users: z.array(reference).optional(),
  custom_field_values: z.array(customValue).optional(),
  hourlyRateType: z.enum(hourlyRateTypes).optional(),
  hourlyRate: optionalNumber.optional(),
  flatRate: optionalNumber.optional(),
  contingencyRatePercent: optionalNumber.optional(),
  originatedBy: reference.nullable().optional(),
  /** Who is linked to the matter, by the ids of people; replaces those who were. */
  relationships: z
    .array(z.strictObject({ contact: z.guid().toLowerCase(), name: z.string().min(1), notes: optionalText.default(null) }))
    .optional(),
})

/** How a person in the portal keeps matters. Fee figures go by their v1 names, everything else by v2's. */
export const matterDesk = (kit: PortalKit, store: Store, toV2: ToV2): RecordsDesk => {
  const shown = (matter: StoredMatter): StoredRecord => ({
    ...toV2.matter(matter),
    hourlyRateType: matter.hourlyRateType,
    hourlyRate: matter.hourlyRate,
    flatRate: matter.flatRate,
    contingencyRatePercent: matter.contingencyRatePercent,
    originatedBy: matter.originatedBy,
    relationships: toV2.relationships(matter),
  })
  /** Links people to a matter. Whether that changes the matter is not told anywhere: here it does not. */
  const linked = (matter: StoredMatter, people: NonNullable<z.output<typeof form>['relationships']>): StoredMatter => {
    const relationships = people.map((one) => ({ ...one, id: kit.newGuid(), account: store.accountOfPerson(one.contact)?.id ?? '' }))
    const saved = { ...matter, relationships }
    store.matters.replace(saved)
    store.noteRelationships(saved)
    for (const { id } of relationships) store.undated.set(id, wireDateTime(kit.clock.now()))
    return saved
  }
  let nextNumber = 2001 + kit.world.matterCount
  return {
    *list() {
      for (const matter of store.matters) yield shown(matter)
    },
    get: (id) => {
      const matter = store.matters.get(id)
      return matter === undefined ? undefined : shown(matter)
    },
    create: (fields) => {
      const { relationships, ...wanted } = given(parseFields(form, fields))
      const now = wireDateTime(kit.clock.now())
      const number = nextNumber
      nextNumber += 1
      const matter: StoredMatter = { ...blank(kit), number, open_date: now, ...wanted, id: kit.newGuid(), created_at: now, updated_at: now }
      store.matters.insert(matter)
      return shown(relationships === undefined ? matter : linked(matter, relationships))
    },
    edit: (id, fields) => {
      const matter = store.matters.get(id)
      if (matter === undefined) return undefined
      const { relationships, ...wanted } = given(parseFields(form, fields))
      const edited = { ...matter, ...wanted, updated_at: wireDateTime(kit.clock.now()) }
      if (Object.keys(wanted).length > 0) store.matters.replace(edited)
      return shown(relationships === undefined ? edited : linked(store.matters.get(id) ?? matter, relationships))
    },
    delete: (id) => store.matters.delete(id),
  }
}

const blank = (kit: PortalKit): Omit<StoredMatter, 'id' | 'number' | 'open_date' | 'created_at' | 'updated_at'> => ({
  account_ref: null,
  name: 'New matter',
  notes: null,
  close_date: null,
  statute_of_limitation_date: null,
  tags: [],
  status: 'Open',
  assigned_to_users: [{ id: kit.guid.of('user', 0) }],
  custom_field_values: [],
  hourlyRateType: 'UserRate',
  hourlyRate: null,
  flatRate: null,
  contingencyRatePercent: null,
  originatedBy: null,
  relationships: [],
})
