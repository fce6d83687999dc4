import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { mycasePortal } from '../../../sandbox/mycase/mycasePortal.js'
import { withMyCase } from './withMyCase.js'

const everyKind = [
  'users',
  'contacts',
  'matters',
  'time-entries',
  'expenses',
  'invoices',
  'payments',
  'trust-accounts',
  'trust-transactions',
]

const made = z.object({ id: z.union([z.string(), z.number()]) }).loose()

test('contacts of the desk say whether they are a client or a company, in their type and in their id', () =>
  withMyCase(async ({ records, list, desk }) => {
    const contacts = await records('contacts')
    assert.ok(contacts.every((one) => String(one['id']).startsWith(`${String(one['type'])}-`)))
    assert.equal(new Set(contacts.map((one) => one['id'])).size, contacts.length)
    const company = made.parse(await desk('POST', 'records/contacts', { type: 'company', name: 'Holm Boats Inc' }))
    assert.ok((await list('companies?page_size=1000')).some((one) => `company-${String(one['id'])}` === company.id))
    assert.equal(
      made.parse(await desk('PATCH', `records/contacts/${company.id}`, { email: 'office@holm.example.com' }))['email'],
      'office@holm.example.com',
    )
    await desk('DELETE', `records/contacts/${company.id}`)
    await assert.rejects(desk('GET', `records/contacts/${company.id}`))
  }))

test('a person creates, edits and deletes records of every kind, and the API shows it', () =>
  withMyCase(async ({ desk, api }) => {
    const matter = made.parse(await desk('POST', 'records/matters', { practice_area: 'Probate', billing_type: 'flat', flat_fee: 900 }))
    await desk('PATCH', `records/matters/${matter.id}`, {
      status: 'closed',
      custom_field_values: [{ custom_field: { id: 880_101 }, value: 'Travis' }],
    })
    const shown = made.parse((await api(`cases/${matter.id}`)).json)
    assert.equal(shown['status'], 'closed')
    const entry = made.parse(await desk('POST', 'records/time-entries', { hours: 0.5, rate: '200.5', case: { id: matter.id } }))
    assert.equal(made.parse(await desk('PATCH', `records/time-entries/${entry.id}`, { description: 'x' }))['rate'], '200.5')
    const user = made.parse(await desk('POST', 'records/users', { first_name: 'Ada', type: 'Attorney' }))
    assert.equal(made.parse(await desk('PATCH', `records/users/${user.id}`, { active: false }))['active'], false)
    for (const [kind, { id }] of Object.entries({ matters: matter, 'time-entries': entry, users: user }))
      await desk('DELETE', `records/${kind}/${id}`)
    assert.equal((await api(`cases/${matter.id}`)).status, 404)
  }))

test('a wrong field is refused with its name', () =>
  withMyCase(async ({ desk }) => {
    await assert.rejects(desk('POST', 'records/matters', { title: 'x' }), /title/)
    await assert.rejects(desk('POST', 'records/time-entries', { hours: -1 }), /hours/)
  }))

test('every drift variant of a record kind or a page changes what is sent', () =>
  withMyCase(async ({ desk, api, signedIn, records }) => {
    const kinds = ['cases', 'clients', 'companies', 'staff', 'time_entries', 'expenses', 'invoices', 'invoice_payments']
    const visitor = await signedIn('sms@example.com')
    const bills = (await records('invoices')).slice(0, 30).map(({ id }) => `/bills/${String(id)}`)
    const account = String((await records('trust-accounts'))[0]?.['id'])
    const pages = [...bills, '/bills/activity?trust=true', '/bank_accounts', `/bills/trust_allocations?bank_account=${account}`]
    const look = async (): Promise<string> => {
      const answers = []
      for (const path of kinds) answers.push(await api(`${path}?page_size=20`))
      const shown = []
      for (const path of pages) shown.push((await visitor.get(path)).text)
      return JSON.stringify([
        answers.map(({ json, headers }) => [json, headers.get('link')?.replaceAll(/page_token=[^&>]+/g, 'page_token=t')]),
        shown,
      ])
    }
    const before = await look()
    const silent = []
    for (const drift of Object.keys(mycasePortal.drifts)) {
      await desk('POST', 'faults', { drift })
      if ((await look()) === before) silent.push(drift)
    }
    assert.deepEqual(silent, ['login-redesigned', 'welcome-page'])
  }))

test('equal seeds give equal firms', async () => {
  const look = async (): Promise<unknown> => {
    let seen: unknown
    await withMyCase(async ({ records, origin }) => {
      const all = await Promise.all(everyKind.map((kind) => records(kind)))
      // Links lead to wherever the portal runs.
      seen = JSON.stringify(all).replaceAll(origin, '')
    })
    return seen
  }
  assert.deepEqual(await look(), await look())
})
