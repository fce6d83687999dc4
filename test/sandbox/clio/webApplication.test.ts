import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withClio } from './withClio.js'

describe('Clio web application', () => {
  test('lists matters page by page, each linked to its own page', () =>
    withClio(
      async ({ signedIn }) => {
        const someone = await signedIn()
        const first = await someone.get('/nc/views/matters')
        assert.match(first.text, /Page 1 of 3/)
        assert.match(first.text, /href="\/nc\/#\/matters\?page=2">Next/)
        const link = /href="\/nc\/#(\/matters\/\d+)"/.exec(first.text)?.[1] ?? ''
        const detail = await someone.get(`/nc/views${link}`)
        assert.match(detail.text, /<th>Practice area<\/th>/)
        assert.match(detail.text, /<h2>Time<\/h2>/)
      },
      { matters: 60 },
    ))

  test('the page of a matter shows the time recorded on it', () =>
    withClio(async ({ signedIn, desk }) => {
      const someone = await signedIn()
      const [entry] = JSON.parse(JSON.stringify(await desk('GET', 'records/time-entries')))
      const page = await someone.get(`/nc/views/matters/${entry.matter.id}`)
      assert.match(page.text, new RegExp(`<td>${entry.date}</td>`))
    }))

  test('lists contacts, each linked to its own page', () =>
    withClio(async ({ signedIn }) => {
      const someone = await signedIn()
      const list = await someone.get('/nc/views/contacts')
      const link = /href="\/nc\/#(\/contacts\/\d+)"/.exec(list.text)?.[1] ?? ''
      assert.match((await someone.get(`/nc/views${link}`)).text, /<th>Type<\/th>/)
    }))

  test('what a person entered is shown as text', () =>
    withClio(async ({ signedIn, desk }) => {
      const { id } = JSON.parse(JSON.stringify(await desk('POST', 'records/contacts', { name: '<b>Bold & Sons</b>', type: 'Company' })))
      const page = await (await signedIn()).get(`/nc/views/contacts/${id}`)
      assert.match(page.text, /&lt;b&gt;Bold &amp; Sons&lt;\/b&gt;/)
    }))

  test('signing out closes the session', () =>
    withClio(async ({ signedIn }) => {
      const someone = await signedIn()
      await someone.get('/session/destroy')
      assert.equal((await someone.get('/nc/views/matters')).status, 302)
      assert.equal((await someone.get('/api/v4/users')).status, 401)
    }))
})
