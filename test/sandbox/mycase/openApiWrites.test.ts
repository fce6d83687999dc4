import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { type MyCaseVisit, withMyCase } from './withMyCase.js'

const created = z.object({ id: z.number() }).loose()
const descriptions = (json: unknown): readonly string[] =>
  z
    .object({ errors: z.array(z.object({ description: z.string() })) })
    .parse(json)
    .errors.map(({ description }) => description)

const createCase = async ({ api }: MyCaseVisit, fields: Readonly<Record<string, unknown>>) =>
  created.parse((await api('cases', { method: 'POST', body: fields })).json)

test('a case is created with its stage and practice area by name, and what matches nothing is dropped silently', () =>
  withMyCase(async (visit) => {
    const record = await createCase(visit, { name: 'Estate of Holm', practice_area: 'probate', case_stage: 'no such stage' })
    assert.equal(record['practice_area'], 'Probate')
    assert.equal(record['case_stage'], null)
    assert.equal(record['status'], 'open')
  }))

test('a case’s name is unique in its firm', () =>
  withMyCase(async ({ api, list }) => {
    const [first] = await list('cases?page_size=1')
    const answer = await api('cases', { method: 'POST', body: { name: String(first?.['name']).toUpperCase() } })
    assert.equal(answer.status, 422)
    assert.deepEqual(descriptions(answer.json), ['Name has already been taken'])
    const names = (await list('cases?page_size=100')).map((one) => String(one['name']).toLowerCase())
    assert.equal(new Set(names).size, names.length)
  }))

test('updates are PUT, answer 204 without a body, and append custom field values', () =>
  withMyCase(async (visit) => {
    const values = [{ custom_field: { id: 880_101 }, value: 'Travis' }]
    const { id } = await createCase(visit, { name: 'One', custom_field_values: values })
    const answer = await visit.api(`cases/${id}`, { method: 'PUT', body: { name: 'Two', status: 'closed', custom_field_values: values } })
    assert.equal(answer.status, 204)
    assert.equal(answer.text, '')
    const after = created.parse((await visit.api(`cases/${id}`)).json)
    assert.equal(after['name'], 'Two')
    assert.match(String(after['closed_date']), /^\d{4}-\d\d-\d\d$/)
    assert.equal(z.array(z.unknown()).parse(after['custom_field_values']).length, 2)
  }))

test('relationships add and do not replace; an unknown role is created', () =>
  withMyCase(async (visit) => {
    const [someone, other] = await visit.list('clients')
    const { id } = await createCase(visit, { name: 'One', clients: [{ id: someone?.['id'] }] })
    const body = { clients: [{ id: other?.['id'], role: 'Guardian ad litem' }] }
    assert.equal((await visit.api(`cases/${id}/relationships/clients`, { method: 'POST', body })).status, 204)
    const after = created.parse((await visit.api(`cases/${id}`)).json)
    assert.deepEqual(after['clients'], [{ id: someone?.['id'] }, { id: other?.['id'] }])
    assert.ok((await visit.list('case_roles')).some((role) => role['name'] === 'Guardian ad litem'))
    assert.ok((await visit.list(`clients/${String(other?.['id'])}/cases`)).some((one) => one['id'] === id))
  }))

test('a partial address and old names beside new ones are refused', () =>
  withMyCase(async ({ api }) => {
    const person = { first_name: 'Per', last_name: 'Holm' }
    assert.equal((await api('clients', { method: 'POST', body: { ...person, address: { city: 'Austin' } } })).status, 422)
    assert.equal((await api('clients', { method: 'POST', body: { ...person, middle_name: 'A', middle_initial: 'A' } })).status, 422)
    assert.equal((await api('cases', { method: 'POST', body: { name: 'x', clients: [], contacts: [] } })).status, 422)
    assert.equal((await api('clients', { method: 'POST', body: [] })).status, 400)
  }))

test('time entries are created and deleted, never updated', () =>
  withMyCase(async ({ api, list }) => {
    const [one] = await list('cases?page_size=1')
    const [user] = await list('staff?page_size=1')
    const entry = {
      activity_name: 'Draft motion',
      entry_date: '2026-05-01',
      rate: 350,
      hours: 1.2,
      case: { id: one?.['id'] },
      staff: { id: user?.['id'] },
    }
    const answer = await api('time_entries', { method: 'POST', body: entry })
    assert.equal(answer.status, 201)
    const record = created.parse(answer.json)
    assert.equal(record['rate'], '350.0')
    assert.equal(record['hours'], 1.2)
    assert.equal((await api(`time_entries/${record.id}`, { method: 'PUT', body: entry })).status, 404)
    assert.equal((await api(`time_entries/${record.id}`, { method: 'DELETE' })).status, 204)
    assert.equal((await api('time_entries', { method: 'POST', body: { ...entry, hours: 0.01 } })).status, 422)
  }))

test('who may not write time or record payments is refused, and what stands on an invoice is not deleted', () =>
  withMyCase(async ({ api, desk, records }) => {
    const [invoice] = await records('invoices')
    const entry = {
      activity_name: 'Call',
      entry_date: '2026-05-01',
      rate: 350,
      hours: 1,
      case: { id: 41_007_001 },
      staff: { id: 27_004_101 },
    }
    const billed = (await records('time-entries')).find(({ invoices }) => z.array(z.unknown()).parse(invoices).length > 0)
    const refusal = await api(`time_entries/${String(billed?.['id'])}`, { method: 'DELETE' })
    assert.deepEqual(
      [refusal.status, descriptions(refusal.json)],
      [422, ['This time entry is on an invoice and cannot be changed or deleted']],
    )
    await desk('PATCH', 'records/users/27004101', { edit_time_entries: false, edit_billing: false })
    const attempts = [
      await api('time_entries', { method: 'POST', body: entry }),
      await api('time_entries/159200001', { method: 'DELETE' }),
      await api(`invoices/${String(invoice?.['id'])}/payments`, { method: 'POST', body: { amount: 1, date: '2026-05-01' } }),
      await api(`invoices/${String(invoice?.['id'])}`, { method: 'DELETE' }),
    ]
    assert.deepEqual(
      attempts.map(({ status }) => status),
      [403, 403, 403, 403],
    )
    assert.deepEqual(await desk('GET', 'effects'), [])
  }))

test('list options are asked for as option_value and answered as option', () =>
  withMyCase(async ({ api }) => {
    const field = { name: 'County', parent_type: 'case', field_type: 'list', list_options: [{ option_value: 'Travis' }] }
    const answer = await api('custom_fields', { method: 'POST', body: field })
    assert.equal(answer.status, 201)
    const record = z.object({ id: z.number(), list_options: z.array(z.object({ key: z.string(), option: z.string() })) }).parse(answer.json)
    assert.deepEqual(
      record.list_options.map(({ option }) => option),
      ['Travis'],
    )
    assert.equal((await api('custom_fields', { method: 'POST', body: { ...field, list_options: [] } })).status, 422)
  }))

test('stages and practice areas can be renamed, case roles only listed', () =>
  withMyCase(async ({ api }) => {
    const { id } = created.parse((await api('case_stages', { method: 'POST', body: { name: 'Mediation' } })).json)
    assert.equal((await api(`case_stages/${id}`, { method: 'PUT', body: { name: 'Arbitration' } })).status, 204)
    assert.equal((await api('case_stages', { method: 'POST', body: { name: 'arbitration' } })).status, 422)
    assert.equal((await api('case_roles', { method: 'POST', body: { name: 'x' } })).status, 404)
  }))

test('every accepted write is an effect', () =>
  withMyCase(async (visit) => {
    const { id } = await createCase(visit, { name: 'One' })
    await visit.api(`cases/${id}`, { method: 'DELETE' })
    const effects = z.array(z.object({ operation: z.string(), kind: z.string(), id: z.string() })).parse(await visit.desk('GET', 'effects'))
    assert.deepEqual(
      effects.map(({ operation, kind, id: of }) => [operation, kind, of]),
      [
        ['create', 'matters', String(id)],
        ['delete', 'matters', String(id)],
      ],
    )
  }))
