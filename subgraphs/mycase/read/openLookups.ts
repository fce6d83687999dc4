import type { Clock } from '../../../core/clock.js'
import type { ContactList } from '../map/contactId.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { refusedRequest } from '../refusedRequest.js'
import { customFieldWire, type CustomFieldWire } from '../wire/CustomField.js'
import { peopleGroupWire } from '../wire/PeopleGroup.js'
import { rememberBriefly } from './rememberBriefly.js'
import { readWholeList } from './readWholeList.js'

/** What the firm defined for itself, and what single records leave open. Asked for when first needed, then remembered for a few minutes. */
export interface Lookups {
  readonly customFields: () => Promise<ReadonlyMap<number, CustomFieldWire>>
  /** Names by id. */
  readonly peopleGroups: () => Promise<ReadonlyMap<number, string>>
  /** Whether a billing contact is a person or a company; null where it is neither (any more). */
  readonly listOfContact: (id: number) => Promise<ContactList | null>
}

const rememberedMs = 5 * 60_000

/** Opens the look-ups of one connection. Makes no request. */
export const openLookups = (api: MyCaseApi, clock: Clock): Lookups => {
  const rule = { clock, forMs: rememberedMs }
  const customFields = rememberBriefly(rule, async () => {
    const fields = await readWholeList(api, { path: 'custom_fields', query: '' }, customFieldWire)
    return new Map(fields.map((field) => [field.id, field]))
  })
  const peopleGroups = rememberBriefly(rule, async () => {
    const groups = await readWholeList(api, { path: 'people_groups', query: '' }, peopleGroupWire)
    return new Map(groups.map(({ id, name }) => [id, name]))
  })
  const contactList = rememberBriefly(rule, async (id) => ((await exists(api, `clients/${id}`)) ? 'clients' : companyOrNone(api, id)))
  return {
    customFields: async () => customFields(''),
    peopleGroups: async () => peopleGroups(''),
    listOfContact: async (id) => contactList(String(id)),
  }
}

const companyOrNone = async (api: MyCaseApi, id: string): Promise<ContactList | null> =>
  (await exists(api, `companies/${id}`)) ? 'companies' : null

const exists = async (api: MyCaseApi, path: string): Promise<boolean> => {
  const response = await api.get(path)
  if (response.status !== 200 && response.status !== 404) throw refusedRequest(response, path)
  return response.status === 200
}
