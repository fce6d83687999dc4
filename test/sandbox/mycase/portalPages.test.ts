import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { z } from 'zod'
import { withMyCase } from './withMyCase.js'

test('a case’s page shows the documented headers and dates as MM/DD/YYYY', () =>
  withMyCase(async ({ signedIn, records }) => {
    const record = (await records('matters')).find((one) => one['case_number'] !== null && one['opened_date'] !== null)
    const answer = await (await signedIn()).get(`/court_cases/${String(record?.['id'])}`)
    const $ = load(answer.text)
    assert.equal($('#case-name-header').text(), record?.['name'])
    assert.equal($('#court-case-number-header').text().split(' // ')[0], record?.['case_number'])
    const [year, month, day] = String(record?.['opened_date']).split('-')
    assert.match($('dl').text(), new RegExp(`Date opened:${month}/${day}/${year}`))
    assert.notEqual($('meta[name=csrf-token]').attr('content') ?? '', '')
  }))

test('lists of cases and contacts lead to every record’s page', () =>
  withMyCase(
    async ({ signedIn, records }) => {
      const someone = await signedIn()
      const first = load((await someone.get('/court_cases')).text)
      const second = load((await someone.get('/court_cases?page=2')).text)
      const links = [first, second].flatMap(($) =>
        $('tbody a')
          .toArray()
          .map((link) => $(link).attr('href')),
      )
      assert.deepEqual(
        links,
        (await records('matters')).map((one) => `/court_cases/${String(one['id'])}`),
      )
      const client = load((await someone.get('/contacts/clients')).text)('tbody a').attr('href') ?? ''
      assert.match(client, /^\/contacts\/clients\/\d+$/)
      assert.equal((await someone.get(client)).status, 200)
      assert.equal((await someone.get('/court_cases/1')).status, 404)
    },
    { matters: 60 },
  ))

test('the portal’s own scripts find cases and the people on them', () =>
  withMyCase(async ({ signedIn, records }) => {
    const someone = await signedIn()
    const [record] = await records('matters')
    const term = encodeURIComponent(String(record?.['name']).slice(0, 12))
    const found = z
      .array(z.object({ id: z.number(), name: z.string() }))
      .parse((await someone.get(`/autocomplete/cases.json?term=${term}`)).json)
    assert.ok(found.some(({ id }) => id === record?.['id']))
    const hits = z.array(z.object({ record_type: z.literal('court_case'), record_id: z.number(), category: z.literal('Cases') }).loose())
    assert.ok(hits.safeParse((await someone.get(`/search/auto_complete.json?term=${term}&filter_type=cases`)).json).success)
    const people = z
      .object({ clients: z.array(z.unknown()), staff: z.array(z.unknown()) })
      .parse((await someone.get(`/court_cases/${String(record?.['id'])}/case_contacts_data.json`)).json)
    assert.equal(people.clients.length, z.array(z.unknown()).parse(record?.['clients']).length)
  }))

test('writes of the portal need its CSRF token, and refusals are status 200', () =>
  withMyCase(async ({ signedIn, list }) => {
    // Not the demo user, as whom the API asks: each authenticator code is good once.
    const someone = await signedIn('sms@example.com')
    const token = load((await someone.get('/dashboard')).text)('meta[name=csrf-token]').attr('content') ?? ''
    const genuine = { 'x-csrf-token': token, 'x-requested-with': 'XMLHttpRequest' }
    const body = { court_case: { name: 'Estate of Holm', date_opened: '03/02/2026', practice_area_id: '4100001', flat_fee: '1500' } }
    assert.equal((await someone.postJson('/court_cases', body, { 'x-requested-with': 'XMLHttpRequest' })).status, 422)
    assert.equal((await someone.postJson('/court_cases', body, genuine)).status, 200)
    const made = (await list('cases?page_size=1000')).find((one) => one['name'] === 'Estate of Holm')
    assert.equal(made?.['opened_date'], '2026-03-02')
    assert.equal('flat_fee' in (made ?? {}), false, 'the API hides the flat fee')
    const again = await someone.postJson('/court_cases', body, genuine)
    assert.equal(again.status, 200)
    assert.deepEqual(again.json, { success: false, object_errors: { full_messages: ['Name has already been taken'] } })
    const client = { client: { first_name: 'Per', last_name: 'Holm', email: 'per.holm@example.com', birthday: '04/09/1980' } }
    assert.ok(
      z.object({ success: z.literal(true) }).safeParse((await someone.postJson('/contacts/clients.json', client, genuine)).json).success,
    )
  }))
