import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { sendForm } from './sendForm.js'
import { withMyCase } from './withMyCase.js'

const path = '/time_entries/159200001/edit'

test('the form of a time entry shows the whole entry, and takes it as it is filled in', () =>
  withMyCase(async ({ signedIn, desk, records }) => {
    const visitor = await signedIn()
    const description = 'Zwei Zeilen,\r\ndie <zweite> “anders”'
    const answer = await sendForm(visitor, path, {
      description,
      hours: '1.25',
      entry_date: '03/02/2026',
      rate: '310.5',
      billable: '1',
      flat_fee: '0',
    })
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, '/time_entries/159200001'])
    const entry = (await records('time-entries')).find(({ id }) => id === 159_200_001)
    assert.partialDeepStrictEqual(entry, {
      description,
      hours: 1.25,
      entry_date: '2026-03-02',
      rate: '310.5',
      billable: true,
      flat_fee: false,
    })
    const again = load((await visitor.get(path)).text)
    assert.equal(again('textarea').text().replaceAll(/\r?\n/g, ' '), 'Zwei Zeilen, die <zweite> “anders”')
    assert.deepEqual(await desk('GET', 'effects').then((effects) => (effects as readonly unknown[]).length), 1)
  }))

test('what is wrong stands above the form, which keeps what was filled in', () =>
  withMyCase(async ({ signedIn, desk }) => {
    const visitor = await signedIn()
    const reasonsFor = async (fields: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const answer = await sendForm(visitor, path, fields)
      assert.equal(answer.status, 422)
      const $ = load(answer.text)
      for (const [name, value] of Object.entries(fields)) assert.equal($(`[name="time_entry[${name}]"]`).last().val(), value)
      return $('#error_explanation li')
        .toArray()
        .map((item) => $(item).text())
    }
    assert.deepEqual(await reasonsFor({ activity_name: ' ', hours: 'two' }), ["Activity name can't be blank", 'Hours is not a number'])
    assert.deepEqual(await reasonsFor({ hours: '0.04' }), ['Hours must be at least 0.05'])
    assert.deepEqual(await reasonsFor({ entry_date: '02/30/2026' }), ['Entry date is not a valid date'])
    assert.deepEqual(await reasonsFor({ utbms_task_code: '', utbms_activity_code: 'A103' }), ["Utbms task code can't be blank"])
    await desk('PATCH', 'records/time-entries/159200001', { invoices: [{ id: 61_000_001 }] })
    assert.deepEqual(await reasonsFor({ hours: '1.0' }), ['This time entry is on an invoice and cannot be changed or deleted'])
    assert.deepEqual(await desk('GET', 'effects'), [])
  }))

test('a form without its token, of nobody, of nothing, or of a user who may not is not taken', () =>
  withMyCase(async ({ visitor, signedIn, desk }) => {
    const demo = await signedIn()
    assert.equal((await demo.post('/time_entries/159200001', { _method: 'patch', 'time_entry[hours]': '9' })).status, 422)
    assert.equal((await sendForm(demo, path, { _method: 'put' })).status, 404)
    assert.equal((await demo.get('/time_entries/1/edit')).status, 404)
    assert.match((await visitor().post('/time_entries/159200001', {})).headers.get('location') ?? '', /login_sessions\/new/)
    await desk('PATCH', 'records/users/27004101', { edit_time_entries: false })
    assert.equal((await demo.get(path)).status, 403)
    assert.equal((await sendForm(demo, '/dashboard', {}, '/time_entries/159200001')).status, 422)
    assert.deepEqual(await desk('GET', 'effects'), [])
  }))
