import type { FastifyRequest } from 'fastify'
import type { OfRecord } from '../api/OfRecord.js'
import type { CustomFieldRecord } from '../firm/CustomFieldRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { clientName, staffName } from './names.js'
import type { PageContext } from './PageContext.js'

const longestAnswer = 20

/** The JSON the portal's own scripts read. */
export const addSearchRoutes = ({ app, firm }: PageContext): void => {
  const parameter = (request: FastifyRequest, name: string): string => new URL(request.url, firm.kit.origin).searchParams.get(name) ?? ''

  app.get<OfRecord>('/court_cases/:id/case_contacts_data.json', ({ params }, reply) => {
    const record = firm.cases.get(params.id)
    if (record === undefined) return reply.code(404).send({ error: 'Not found' })
    return {
      clients: record.clients.map(({ id }) => ({ id, name: clientName(firm, id) })),
      staff: record.staff.map(({ id }) => ({ id, name: staffName(firm, id), type: 'Lawyer' })),
    }
  })

  app.get('/autocomplete/cases.json', (request) => {
    const client = Number(parameter(request, 'scoped_by_user_id'))
    return findCases(firm, parameter(request, 'term'))
      .filter(({ clients }) => client === 0 || clients.some(({ id }) => id === client))
      .map(({ id, name }) => ({ id, name }))
  })

  app.get('/search/auto_complete.json', (request) => {
    if (parameter(request, 'filter_type') !== 'cases') return []
    return findCases(firm, parameter(request, 'term')).map(({ id, name, status }) => ({
      record_type: 'court_case',
      record_id: id,
      label: name,
      category: 'Cases',
      archived: status === 'closed',
    }))
  })

  app.get('/users/similar.json', (request) => {
    const [first, last] = [parameter(request, 'first_name').toLowerCase(), parameter(request, 'last_name').toLowerCase()]
    const similar = [...firm.clients].filter((one) => one.first_name.toLowerCase() === first && one.last_name.toLowerCase() === last)
    return { similar_users: similar.map(({ id, email, first_name, last_name }) => ({ id, email, first_name, last_name })) }
  })

  app.get('/custom_fields.json', (request) => {
    const parent = parentOfGroup[parameter(request, 'filter')]
    return [...firm.customFields].filter((one) => one.parent_type === parent).map(portalField)
  })
}

/** The portal calls a case a court case. */
const parentOfGroup: Readonly<Record<string, CustomFieldRecord['parent_type']>> = {
  court_case: 'case',
  client: 'client',
  company: 'company',
}

/** Here the id is a text and an option is called `option_value`, unlike in the API. */
const portalField = (field: CustomFieldRecord): unknown => ({
  id: String(field.id),
  name: field.name,
  field_type: field.field_type,
  list_options: field.list_options.map(({ key, option }) => ({ id: key, option_value: option })),
})

const findCases = (firm: MyCaseFirm, term: string) => {
  const found = []
  for (const one of firm.cases) {
    if (`${one.name} ${one.case_number ?? ''}`.toLowerCase().includes(term.toLowerCase())) found.push(one)
    if (found.length === longestAnswer) break
  }
  return found
}
