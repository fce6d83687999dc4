import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { ask, type ApiAnswer, type MyCaseVisit, type Wire, withMyCase } from './withMyCase.js'

const errors = (answer: ApiAnswer): readonly { readonly description: string; readonly source?: unknown }[] =>
  z.object({ errors: z.array(z.object({ description: z.string(), source: z.unknown().optional() })) }).parse(answer.json).errors

const wires = (answer: ApiAnswer): readonly Wire[] => z.array(z.record(z.string(), z.unknown())).parse(answer.json)

const nextPath = (answer: ApiAnswer): string | undefined => /<[^>]*\/v1\/([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]

const walk = async ({ api }: MyCaseVisit, path: string): Promise<readonly Wire[]> => {
  const all: Wire[] = []
  let next: string | undefined = path
  while (next !== undefined) {
    const answer: ApiAnswer = await api(next)
    all.push(...wires(answer))
    next = nextPath(answer)
  }
  return all
}

test('only bearer tokens open the API', () =>
  withMyCase(async ({ origin, signedIn }) => {
    const answer = await ask(origin, 'cases', {})
    assert.equal(answer.status, 401)
    assert.equal(errors(answer).length, 1)
    assert.equal((await (await signedIn()).get('/v1/cases')).status, 401, 'cookies do not')
  }))

test('a list is a bare array with the next page in Link and the number of all in Item-Count', () =>
  withMyCase(async (visit) => {
    const first = await visit.api('cases')
    assert.equal(wires(first).length, 25, 'the default page')
    assert.equal(first.headers.get('item-count'), '30')
    assert.match(nextPath(first) ?? '', /^cases\?page_token=/)
    const all = await walk(visit, 'cases?page_size=7')
    assert.deepEqual(
      all.map((one) => one['id']),
      (await visit.records('matters')).map((one) => one['id']),
    )
  }))

test('a page size outside 1 to 1000 is refused', () =>
  withMyCase(async ({ api }) => {
    for (const size of ['0', '1001', 'x']) {
      const answer = await api(`cases?page_size=${size}`)
      assert.equal(answer.status, 400)
      assert.deepEqual(errors(answer)[0]?.source, { parameter: 'page_size' })
    }
  }))

test('a next link holds for three days', () =>
  withMyCase(async ({ api, desk, signedIn, consent, origin }) => {
    const next = nextPath(await api('cases?page_size=5')) ?? ''
    await desk('POST', 'faults', { clockSkewMs: 3 * 24 * 3_600_000 + 60_000 })
    await desk('POST', 'faults', { expireSessions: true })
    const { access_token: token } = await consent(await signedIn('sms@example.com'))
    const answer = await ask(origin, next, { token })
    assert.equal(answer.status, 400)
    assert.deepEqual(errors(answer)[0]?.source, { parameter: 'page_token' })
  }))

test('paging loses and repeats nothing while records come and go', () =>
  withMyCase(async (visit) => {
    const before = (await visit.records('matters')).map((one) => one['id'])
    const first = await visit.api('cases?page_size=10')
    await visit.desk('DELETE', `records/matters/${String(before[2])}`)
    await visit.desk('POST', 'records/matters', { name: 'A new one' })
    const rest = await walk(visit, nextPath(first) ?? '')
    const seen = [...wires(first), ...rest].map((one) => one['id'])
    assert.deepEqual(seen.slice(0, -1), before)
    assert.equal(new Set(seen).size, seen.length)
  }))

test('filter[updated_after] is inclusive, takes a date alone, and reads no offset as UTC', () =>
  withMyCase(async ({ list, records, api }) => {
    const updated = (await records('matters')).map((one) => String(one['updated_at'])).toSorted()
    const last = updated.at(-1) ?? ''
    assert.equal((await list(`cases?filter[updated_after]=${last}`)).length, updated.filter((one) => one === last).length)
    assert.equal((await list(`cases?filter[updated_after]=${last.replace('Z', '')}`)).length, updated.filter((one) => one === last).length)
    const day = last.slice(0, 10)
    const answer = await api(`cases?filter[updated_after]=${day}`)
    assert.equal(answer.headers.get('item-count'), String(updated.filter((one) => one >= day).length))
    assert.deepEqual(errors(await api('cases?filter[updated_after]=soon'))[0]?.source, { parameter: 'filter[updated_after]' })
  }))

test('cases can be narrowed to open or closed, and widened by field[client] and field[custom_field]', () =>
  withMyCase(async ({ list }) => {
    const closed = await list('cases?filter[status]=closed&page_size=100')
    assert.ok(closed.length > 0 && closed.every((one) => one['status'] === 'closed'))
    const shape = z.array(z.object({ clients: z.array(z.record(z.string(), z.unknown())), custom_field_values: z.array(z.unknown()) }))
    const [narrow] = shape.parse(await list('cases?page_size=1'))
    assert.ok(narrow?.clients.every((client) => Object.keys(client).join() === 'id'))
    const wide = shape.parse(await list('cases?page_size=50&field[client]=id,last_name,contact_group&field[custom_field]=id,field_type'))
    assert.ok(wide.some((one) => one.clients.some((client) => client['contact_group'] === 'Client')))
    const types = z.array(z.object({ custom_field: z.object({ field_type: z.string() }) }))
    assert.ok(wide.every((one) => types.safeParse(one.custom_field_values).success))
  }))

test('unknown parameters are ignored', () =>
  withMyCase(async ({ api }) => {
    const answer = await api('cases?per_page=3&filter[case_id]=1&status=closed')
    assert.equal(answer.headers.get('item-count'), '30')
  }))

test('clients are found by e-mail, name and phone number', () =>
  withMyCase(async ({ list, records }) => {
    const someone = (await records('contacts')).find(
      (one) => one['type'] === 'client' && one['email'] !== '' && one['cell_phone_number'] !== '',
    )
    const by = async (filter: string, value: unknown): Promise<readonly unknown[]> =>
      (await list(`clients?filter[${filter}]=${encodeURIComponent(String(value))}`)).map((one) => `client-${String(one['id'])}`)
    assert.ok((await by('email', String(someone?.['email']).toUpperCase())).includes(someone?.['id']))
    assert.ok((await by('last_name', someone?.['last_name'])).includes(someone?.['id']))
    assert.ok((await by('cell_phone_number', String(someone?.['cell_phone_number']).replaceAll(/\D/g, ''))).includes(someone?.['id']))
  }))

test('amounts are text where the vendor says text: rates; and numbers where it says numbers: hours', () =>
  withMyCase(async ({ list }) => {
    const entries = await list('time_entries?page_size=200')
    assert.ok(entries.every((one) => typeof one['rate'] === 'string' && typeof one['hours'] === 'number'))
    const staff = z.array(z.object({ staff: z.array(z.object({ case_rate: z.string().nullable() })) }))
    assert.ok(staff.safeParse(await list('cases')).success)
  }))

test('the firm, the authorising user, staff by status', () =>
  withMyCase(async ({ api, list, records }) => {
    assert.match(z.object({ url: z.string() }).parse((await api('firm')).json).url, /^https:\/\/[a-z0-9-]+\.mycase\.com$/)
    const me = z
      .object({ id: z.number(), email: z.string() })
      .loose()
      .parse((await api('me')).json)
    assert.equal(me.email, 'demo@example.com')
    assert.equal('manage_firm_preferences' in me, false)
    const inactive = (await records('users')).filter((one) => one['active'] === false)
    assert.equal((await list('staff?filter[status]=inactive')).length, inactive.length)
  }))

test('what is not there is a 404 with an error body, and there is no PATCH', () =>
  withMyCase(async ({ api }) => {
    for (const path of ['cases/1', 'clients/1', 'nothing', 'contacts']) {
      const answer = await api(path)
      assert.equal(answer.status, 404)
      assert.equal(errors(answer).length, 1)
    }
    assert.equal((await api('cases/41007001', { method: 'PATCH', body: { name: 'x' } })).status, 404)
  }))

test('the 26th request within a second is refused with Retry-After', () =>
  withMyCase(
    async ({ api, desk }) => {
      await api('firm')
      await desk('POST', 'faults', { rateLimit: { scale: 0.04 } })
      await api('firm')
      const answer = await api('firm')
      assert.equal(answer.status, 429)
      assert.equal(answer.headers.get('retry-after'), '1')
    },
    { limitScale: 1 },
  ))
