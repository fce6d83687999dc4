import { z } from 'zod'
import { type CustomFieldRecord, fieldTypes, type ListOption, parentTypes } from '../firm/CustomFieldRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { timestamp } from '../firm/timestamp.js'
import type { ApiContext } from './ApiContext.js'
import { ApiRefusal } from './ApiRefusal.js'
import { existing } from './existing.js'
import { updatedAfterFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'
import { sendList } from './sendList.js'

const option = z.object({ option_value: z.string().trim().min(1, "can't be blank") })
const optionsRequest = z.object({ list_options: z.array(option).min(1) })
const customFieldRequest = z.object({
  name: z.string().trim().min(1, "can't be blank"),
  parent_type: z.enum(parentTypes),
  field_type: z.enum(fieldTypes),
  list_options: z.array(option).default([]),
})

type OfOption = { readonly Params: { readonly id: string; readonly key: string } }

/** Custom fields: list, one, create, delete, and the options of list fields. Requests say `option_value`, answers `option`. */
export const addCustomFieldRoutes = ({ api, firm }: ApiContext): void => {
  const table = firm.customFields
  const source = {
    kind: 'custom_fields' as const,
    table,
    filters: { 'filter[updated_after]': updatedAfterFilter },
    render: (record: CustomFieldRecord) => record,
  }
  api.get('/custom_fields', (request, reply) => sendList(firm, source, request, reply))
  api.get<OfRecord>('/custom_fields/:id', ({ params }) => existing(table, params.id))
  api.post('/custom_fields', ({ body }, reply) => {
    const { list_options: wanted, ...fields } = parseRequest(customFieldRequest, body)
    if (fields.field_type === 'list' && wanted.length === 0) {
      throw new ApiRefusal(422, { description: 'is required for a list field', source: { pointer: '/list_options' } })
    }
    const now = timestamp(firm.kit.clock.now())
    const record = { ...fields, id: table.nextId(), list_options: makeOptions(firm, wanted, 1), created_at: now, updated_at: now }
    table.insert(record)
    return reply.code(201).send(record)
  })
  api.delete<OfRecord>('/custom_fields/:id', ({ params }, reply) => {
    existing(table, params.id)
    table.delete(params.id)
    return reply.code(204).send()
  })
  api.get<OfRecord>('/custom_fields/:id/list_options', ({ params }) => existing(table, params.id).list_options)
  api.post<OfRecord>('/custom_fields/:id/list_options', ({ params, body }) => {
    const field = existing(table, params.id)
    const added = makeOptions(firm, parseRequest(optionsRequest, body).list_options, field.list_options.length + 1)
    table.replace({ ...field, list_options: [...field.list_options, ...added] })
    return added
  })
  api.put<OfOption>('/custom_fields/:id/list_options/:key', ({ params, body }, reply) => {
    const field = existing(table, params.id)
    const { option_value: text } = parseRequest(option, body)
    requireOption(field, params.key)
    table.replace({ ...field, list_options: field.list_options.map((one) => (one.key === params.key ? { ...one, option: text } : one)) })
    return reply.code(204).send()
  })
  api.delete<OfOption>('/custom_fields/:id/list_options/:key', ({ params }, reply) => {
    const field = existing(table, params.id)
    requireOption(field, params.key)
    table.replace({ ...field, list_options: field.list_options.filter((one) => one.key !== params.key) })
    return reply.code(204).send()
  })
}

const makeOptions = (firm: MyCaseFirm, wanted: readonly z.infer<typeof option>[], from: number): readonly ListOption[] => {
  const now = timestamp(firm.kit.clock.now())
  return wanted.map((one, index) => ({ key: `opt-${String(from + index)}`, option: one.option_value, created_at: now, updated_at: now }))
}

const requireOption = (field: CustomFieldRecord, key: string): void => {
  if (!field.list_options.some((one) => one.key === key)) throw new ApiRefusal(404, { description: 'Not found' })
}
