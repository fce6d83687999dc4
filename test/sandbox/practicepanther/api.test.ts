import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withPracticePanther } from './withPracticePanther.js'

const wireDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{0,2}[1-9])?$/
const texts = (records: readonly Record<string, unknown>[], key: string): readonly string[] => records.map((record) => String(record[key]))

describe("PracticePanther's API v2", () => {
  it('answers lists as bare arrays and single records as bare objects', async () =>
    withPracticePanther(async ({ list, ask }) => {
      const [first] = await list('/api/v2/matters?$top=1')
      assert.ok(first !== undefined)
      assert.deepEqual((await ask(`/api/v2/matters/${String(first['id'])}`)).json, first)
    }))

  it('gives everything where no $top is said, and ignores page, limit and offset', async () =>
    withPracticePanther(async ({ list }) => {
      assert.equal((await list('/api/v2/matters')).length, 24)
      assert.equal((await list('/api/v2/matters?limit=3&page=2&offset=5&per_page=1')).length, 24)
      assert.equal((await list('/api/v2/matters?$top=3')).length, 3)
    }))

  it('lists in ascending creation order, and skips from the front', async () =>
    withPracticePanther(async ({ list }) => {
      const all = await list('/api/v2/matters')
      assert.deepEqual(
        texts(all, 'created_at'),
        texts(all, 'created_at').toSorted((one, other) => Date.parse(`${one}Z`) - Date.parse(`${other}Z`)),
      )
      assert.deepEqual(await list('/api/v2/matters?$skip=20&$top=10'), all.slice(20))
    }))

  it('writes date-times in UTC without a suffix, trailing zeros dropped', async () =>
    withPracticePanther(async ({ list }) => {
      for (const path of ['matters', 'accounts', 'users', 'timeentries']) {
        for (const time of texts(await list(`/api/v2/${path}?$top=20`), 'created_at')) assert.match(time, wireDateTime)
      }
    }))

  it('sends every key, absent values as null', async () =>
    withPracticePanther(async ({ list }) => {
      for (const path of ['matters', 'accounts', 'users', 'timeentries', 'contacts', 'relationships']) {
        const records = await list(`/api/v2/${path}`)
        const shapes = new Set(records.map((record) => Object.keys(record).toSorted().join()))
        assert.equal(shapes.size, 1, path)
      }
    }))

  it('filters by $filter, in the documented subset', async () =>
    withPracticePanther(async ({ list }) => {
      const all = await list('/api/v2/matters')
      const open = await list("/api/v2/matters?$filter=status eq 'Open'")
      assert.deepEqual(
        texts(open, 'id'),
        texts(
          all.filter(({ status }) => status === 'Open'),
          'id',
        ),
      )
      const [one, two] = texts(all, 'id')
      assert.deepEqual(texts(await list(`/api/v2/matters?$filter=id eq ${one} or id eq guid'${two}'`), 'id'), [one, two])
      const named = all.find(({ account_ref }) => account_ref !== null)
      const account = named?.['account_ref'] as { readonly id: string; readonly display_name: string }
      const quoted = encodeURIComponent(`account_ref/display_name eq '${account.display_name.replaceAll("'", "''")}' and number gt 0`)
      assert.ok(texts(await list(`/api/v2/matters?$filter=${quoted}`), 'id').includes(String(named?.['id'])))
      assert.equal(
        (await list(`/api/v2/matters?$filter=${encodeURIComponent("contains(name,' v. ')")}`)).length,
        all.filter(({ name }) => String(name).includes(' v. ')).length,
      )
      const bracketed = encodeURIComponent("(status eq 'Open' or status eq 'Pending') and close_date eq null")
      assert.ok((await list(`/api/v2/matters?$filter=${bracketed}`)).every(({ status }) => status === 'Open' || status === 'Pending'))
    }))

  it('refuses date-times without a zone in $filter, unknown properties, and malformed queries with 400', async () =>
    withPracticePanther(async ({ ask }) => {
      for (const query of [
        '$filter=updated_at ge 2026-04-06T00:00:00',
        '$filter=nonsense eq 1',
        '$filter=status eq',
        "$filter=created_at gt 'x'",
        '$orderby=nonsense',
        '$top=-1',
        'account_id=7',
      ]) {
        const answer = await ask(`/api/v2/matters?${query}`)
        assert.equal(answer.status, 400, query)
        assert.equal(typeof (answer.json as { message?: unknown }).message, 'string')
      }
      assert.equal((await ask('/api/v2/matters?$filter=updated_at ge 2026-04-06T00:00:00Z')).status, 200)
      assert.equal((await ask('/api/v2/matters?$filter=updated_at ge 2026-04-06T00:00:00%2B02:00')).status, 200)
    }))

  it('refuses a filter of more than a hundred nodes: twenty ids pass, twenty-one do not', async () =>
    withPracticePanther(async ({ list, ask }) => {
      const ids = texts(await list('/api/v2/matters'), 'id')
      const filter = (count: number): string =>
        ids
          .slice(0, count)
          .map((id) => `id eq ${id}`)
          .join(' or ')
      assert.equal((await list(`/api/v2/matters?$filter=${filter(20)}`)).length, 20)
      assert.equal((await ask(`/api/v2/matters?$filter=${filter(21)}`)).status, 400)
    }))

  it('sorts by $orderby', async () =>
    withPracticePanther(async ({ list }) => {
      const numbers = (await list('/api/v2/accounts?$orderby=number desc')).map(({ number }) => Number(number))
      assert.deepEqual(
        numbers,
        numbers.toSorted((one, other) => other - one),
      )
    }))

  it('combines named filters with $filter', async () =>
    withPracticePanther(async ({ list }) => {
      const [entry] = await list('/api/v2/timeentries?$top=1')
      const matter = entry?.['matter_ref'] as { readonly id: string }
      const ofMatter = await list(`/api/v2/timeentries?matter_id=${matter.id}&$filter=is_billed eq true`)
      assert.ok(ofMatter.every((one) => (one['matter_ref'] as { id: string }).id === matter.id && one['is_billed'] === true))
      const all = await list('/api/v2/timeentries')
      const since = String(all[Math.floor(all.length / 2)]?.['updated_at'])
      assert.equal(
        (await list(`/api/v2/timeentries?updated_since=${since}`)).length,
        all.filter(({ updated_at }) => Date.parse(`${String(updated_at)}Z`) >= Date.parse(`${since}Z`)).length,
      )
    }))

  it('ignores the case of paths', async () =>
    withPracticePanther(async ({ list, ask }) => {
      assert.deepEqual(await list('/API/V2/Items'), await list('/api/v2/items'))
      const [user] = await list('/api/v2/Users?$top=1')
      assert.equal((await ask(`/api/v2/USERS/${String(user?.['id'])}`)).status, 200)
    }))

  it('shows an account with exactly one primary contact, and its people again as contacts without dates', async () =>
    withPracticePanther(async ({ list }) => {
      const accounts = await list('/api/v2/accounts')
      const people = await list('/api/v2/contacts')
      assert.equal(people.filter(({ is_primary_contact }) => is_primary_contact === true).length, accounts.length)
      assert.ok(people.some(({ is_primary_contact }) => is_primary_contact === false))
      assert.ok(people.every((person) => !('created_at' in person)))
      for (const account of accounts) {
        const { id } = account['primary_contact'] as { readonly id: string }
        assert.ok(texts(people, 'id').includes(id))
      }
    }))

  it('carries a custom value in one of five members, the others empty and the check box false', async () =>
    withPracticePanther(async ({ list }) => {
      const values = (await list('/api/v2/matters')).flatMap(({ custom_field_values }) => custom_field_values as Record<string, unknown>[])
      assert.ok(values.length > 20)
      for (const value of values) {
        assert.deepEqual(Object.keys(value).toSorted(), [
          'contact_ref',
          'custom_field_ref',
          'value_boolean',
          'value_date_time',
          'value_number',
          'value_string',
        ])
        assert.equal(typeof value['value_boolean'], 'boolean')
      }
    }))

  it('keeps "date only" fields as noon of the firm, in UTC', async () =>
    withPracticePanther(async ({ list }) => {
      const dates = texts(await list('/api/v2/timeentries'), 'date')
      assert.ok(dates.every((date) => ['16', '17', '18', '19', '20'].includes(date.slice(11, 13))))
      assert.equal(new Set(dates.map((date) => date.slice(11))).size, 2, 'summer and winter time')
    }))

  it('has no tombstones: a deleted record is gone from lists and answers 404', async () =>
    withPracticePanther(async ({ list, ask, desk }) => {
      const [first] = await list('/api/v2/matters?$top=1')
      const id = String(first?.['id'])
      await desk('DELETE', `records/matters/${id}`)
      assert.ok(!texts(await list('/api/v2/matters'), 'id').includes(id))
      const answer = await ask(`/api/v2/matters/${id}`)
      assert.equal(answer.status, 404)
      assert.equal(typeof (answer.json as { message?: unknown }).message, 'string')
    }))

  it('answers 401 without a credential or with a dead token, and the login page with 200 for a dead cookie', async () =>
    withPracticePanther(async ({ visitor, signedIn, desk }) => {
      const denied = { message: 'Authorization has been denied for this request.' }
      const nobody = await visitor().get('/api/v2/matters')
      assert.equal(nobody.status, 401)
      assert.deepEqual(nobody.json, denied)
      assert.equal((await visitor().get('/api/v2/matters', { authorization: 'Bearer spent' })).status, 401)
      const browser = await signedIn()
      await desk('POST', 'faults', { expireSessions: true })
      const dead = await browser.get('/api/v2/matters')
      assert.equal(dead.status, 200)
      assert.match(dead.text, /id="loginForm"/)
    }))

  it('throttles beyond 300 requests in five minutes with 429 and Retry-After', async () =>
    withPracticePanther(
      async ({ ask }) => {
        const statuses = []
        for (let request = 0; request < 4; request += 1) statuses.push(await ask('/api/v2/users/me'))
        assert.deepEqual(
          statuses.map(({ status }) => status),
          [200, 200, 200, 429],
        )
        assert.equal(statuses.at(-1)?.headers.get('retry-after'), '30')
      },
      { limitScale: 0.01 },
    ))
})

describe("PracticePanther's legacy API", () => {
  it('knows the rates, roles and time zones v2 leaves out, by the same GUIDs', async () =>
    withPracticePanther(async ({ list }) => {
      const [user] = await list('/api/v2/users?$top=1')
      const [legacy] = await list(`/api/user?$filter=guid eq ${String(user?.['id'])}`)
      assert.match(String(legacy?.['timeZoneId']), /Standard Time$/)
      assert.equal(typeof legacy?.['role'], 'string')
      assert.ok('hourlyRate' in (legacy ?? {}))
      const projects = await list('/api/project?$top=500')
      assert.equal(projects.length, 24)
      assert.ok(
        projects.every(({ hourlyRateType }) =>
          ['ItemRate', 'UserRate', 'ProjectRate', 'FlatRate', 'Contingency'].includes(String(hourlyRateType)),
        ),
      )
      assert.equal((await list('/api/account?$top=1'))[0]?.['currencyCode'], 'USD')
    }))

  it('has no contacts', async () =>
    withPracticePanther(async ({ ask }) => {
      assert.equal((await ask('/api/contact')).status, 404)
      assert.equal((await ask('/api/v1/project')).status, 404)
    }))
})
