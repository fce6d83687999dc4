import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { PortalKit } from '../../portal/Portal.js'
import { contactName } from '../records/contactName.js'
import { contactWire } from '../records/contactWire.js'
import { formOf, type ContactForm, type SmokeballContact } from '../records/SmokeballContact.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { envelope, plainList } from './envelope.js'
import type { Guard } from './guard.js'
import { ListQuery } from './ListQuery.js'
import { pageOf } from './pageOf.js'
import { Problem } from './Problem.js'
import { searchTerms } from './searchTerms.js'
import { wire, wireList } from './wire.js'

const batchBody = z.object({ ids: z.array(z.string()) })
const longestBatch = 500

/** `GET /contacts`, `GET /contacts/{id}`, `POST /contacts/batch`. */
export const addContactRoutes = (
  api: FastifyInstance,
  kit: PortalKit,
  { firm, guard }: { readonly firm: SmokeballFirm; readonly guard: Guard },
): void => {
  const answer = (query: ListQuery) => {
    const parts = { tags: query.fields().has('tags') }
    return (contact: SmokeballContact) => wire(kit, 'contact', contactWire(kit, contact, parts))
  }

  api.get('/contacts', { onRequest: guard('contacts/read') }, (request) => {
    const query = new ListQuery(request.query)
    const listing = { ids: idsOf(firm, query), get: (id: string) => firm.contacts.get(id), wanted: filterOf(query) }
    return wireList(kit, envelope(kit, request, pageOf(listing, query, answer(query))))
  })

  api.get<{ Params: { id: string } }>('/contacts/:id', { onRequest: guard('contacts/read') }, (request) => {
    const contact = firm.contacts.get(request.params.id)
    if (contact === undefined) throw new Problem(404, `Contact ${request.params.id} was not found.`)
    return answer(new ListQuery(request.query))(contact)
  })

  // Reads although it is a POST: the order of the ids is kept, unknown ones are dropped without a word.
  api.post('/contacts/batch', { onRequest: guard('contacts/read') }, (request) => {
    const body = batchBody.safeParse(request.body)
    if (!body.success || body.data.ids.length > longestBatch)
      throw new Problem(400, `The field ids must be a list of at most ${String(longestBatch)} ids.`)
    const found = body.data.ids.flatMap((id) => firm.contacts.get(id) ?? [])
    return wireList(kit, plainList(kit, request, found.map(answer(new ListQuery(request.query)))))
  })
}

/** Deleted contacts are listed with the others unless the request excludes them. */
const idsOf = (firm: SmokeballFirm, query: ListQuery): readonly string[] => {
  const [sort] = query.sort(['lastUpdated'])
  const since = query.updatedSince()
  const excludeDeleted = query.flag('ExcludeDeletedContacts') === true
  const spines = sort === undefined ? firm.contacts.spines() : firm.contacts.spinesByChange()
  const found = spines.filter((spine) => !(excludeDeleted && spine.marked) && (since === undefined || spine.lastUpdated > since))
  return (sort?.descending === true ? found.toReversed() : found).map((spine) => spine.id)
}

const formsOfType: Readonly<Record<string, ContactForm | undefined>> = {
  person: 'person',
  organisation: 'company',
  groupofpeople: 'groupOfPeople',
  trust: 'trust',
  // The firm's own staff stand among the contacts of the vendor's app; this firm keeps none there.
  staff: undefined,
}

const filterOf = (query: ListQuery): ((contact: SmokeballContact) => boolean) | undefined => {
  const types = query.all('Type').map((type) => type.toLowerCase())
  const unknown = types.find((type) => !Object.hasOwn(formsOfType, type))
  if (unknown !== undefined) throw new Problem(400, `The value '${unknown}' is not valid for Type.`)
  const terms = query.all('Search')
  if (types.length === 0 && terms.length === 0) return undefined
  const matches = searchTerms(terms, ['name', 'email', 'phone'])
  return (contact) =>
    (types.length === 0 || types.some((type) => formsOfType[type] === formOf(contact))) && matches((name) => searched(contact, name))
}

const searched = (contact: SmokeballContact, field: string): string => {
  if (field === 'name') return contactName(contact).full
  const form = contact[formOf(contact)] ?? {}
  if (field === 'email') return z.string().catch('').parse(form['email'])
  const phone = z.object({ areaCode: z.string(), number: z.string() }).safeParse(form['phone'])
  return phone.success ? `${phone.data.areaCode}${phone.data.number}` : ''
}
