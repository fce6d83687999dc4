import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { type ClioAnswer, type ClioVisit, errorOf, listOf, recordOf, withClio } from './withClio.js'

const ids = (answer: ClioAnswer): readonly unknown[] => listOf(answer).data.map(({ id }) => id)
const anyRecords = z.array(z.record(z.string(), z.unknown()))
const stored = async (desk: ClioVisit['desk'], kind: string) => anyRecords.parse(await desk('GET', `records/${kind}`))
const numberOf = (value: unknown): number => z.number().parse(value)

describe('Clio API: fields', () => {
  test('without fields a record is its id and etag', () =>
    withClio(async ({ api }) => {
      assert.deepEqual(Object.keys(listOf(await api('matters?limit=1')).data[0] ?? {}), ['id', 'etag'])
    }))

  test('every path answers with and without .json', () =>
    withClio(async ({ api }) => {
      assert.equal((await api('matters.json?limit=1')).text, (await api('matters?limit=1')).text)
      const [id] = ids(await api('matters?limit=1'))
      assert.equal((await api(`matters/${String(id)}.json`)).text, (await api(`matters/${String(id)}`)).text)
      assert.equal((await api('users/who_am_i.json')).text, (await api('users/who_am_i')).text)
    }))

  test('a nested name without braces gives that record its defaults, with braces what they name', () =>
    withClio(async ({ api }) => {
      const [bare] = listOf(await api('matters?fields=id,client&limit=1')).data
      assert.deepEqual(Object.keys(z.record(z.string(), z.unknown()).parse(bare?.['client'])), ['id', 'etag'])
      const [named] = listOf(await api('matters?fields=id,client{name}&limit=1')).data
      assert.deepEqual(Object.keys(z.record(z.string(), z.unknown()).parse(named?.['client'])), ['name'])
    }))

  test('braces are read literal and percent-encoded', () =>
    withClio(async ({ api }) => {
      const literal = await api('matters?fields=id,client{id,name}&limit=1')
      const encoded = await api(`matters?fields=${encodeURIComponent('id,client{id,name}')}&limit=1`)
      assert.deepEqual(listOf(literal).data, listOf(encoded).data)
    }))

  test('a second level of braces is refused', () =>
    withClio(async ({ api }) => {
      assert.equal((await api('activities?fields=id,matter{client{name}}')).status, 400)
    }))

  test('unknown fields are named in the refusal', () =>
    withClio(async ({ api }) => {
      const one = await api('matters?fields=id,colour')
      assert.deepEqual([one.status, errorOf(one)], [400, { type: 'InvalidFields', message: 'colour is not a valid field' }])
      const two = await api('matters?fields=id,colour,client{shoe_size}')
      assert.equal(errorOf(two).message, 'colour, client{shoe_size} are not valid fields')
    }))
})

describe('Clio API: paging', () => {
  test('the cursor walks every record once and then has no next', () =>
    withClio(
      async ({ api, origin, desk }) => {
        const seen: unknown[] = []
        let path: string | undefined = 'contacts?order=id(asc)&limit=7&fields=id'
        while (path !== undefined) {
          const page: ReturnType<typeof listOf> = listOf(await api(path))
          seen.push(...page.data.map(({ id }) => id))
          const { next } = page.meta.paging
          if (next !== undefined) assert.ok(next.startsWith(`${origin}/api/v4/contacts.json?`) && next.includes('page_token=BAh'))
          path = next?.split('/api/v4/')[1]
        }
        assert.deepEqual(
          seen,
          (await stored(desk, 'contacts')).map(({ id }) => id),
        )
      },
      { matters: 30 },
    ))

  test('the cursor loses and repeats nothing while records come and go', () =>
    withClio(async ({ api, desk }) => {
      const before = (await stored(desk, 'matters')).map(({ id }) => id)
      const first = listOf(await api('matters?order=id(asc)&limit=5&fields=id'))
      await desk('DELETE', `records/matters/${String(before[0])}`)
      await desk('POST', 'records/matters', { description: 'Opened meanwhile' })
      const rest = listOf(await api((first.meta.paging.next ?? '').split('/api/v4/')[1]?.replace('limit=5', 'limit=200') ?? ''))
      const seen = [...first.data, ...rest.data].map(({ id }) => id)
      assert.deepEqual(seen.slice(0, before.length), before)
      assert.equal(seen.length, before.length + 1)
    }))

  test('a page before is linked from every page but the first', () =>
    withClio(async ({ api }) => {
      const first = listOf(await api('matters?order=id(asc)&limit=5'))
      assert.equal(first.meta.paging.previous, undefined)
      const second = listOf(await api((first.meta.paging.next ?? '').split('/api/v4/')[1] ?? ''))
      const back = listOf(await api((second.meta.paging.previous ?? '').split('/api/v4/')[1] ?? ''))
      assert.deepEqual(back.data, first.data)
    }))

  test('any other order pages by offset, and ends at 10 000 with 422', () =>
    withClio(async ({ api }) => {
      const page = listOf(await api('matters?order=updated_at(desc)&limit=5'))
      assert.match(page.meta.paging.next ?? '', /offset=5/)
      assert.equal((await api('matters?order=updated_at(desc)&offset=9900&limit=200')).status, 422)
      assert.equal((await api('matters?order=updated_at(desc)&offset=9800&limit=200')).status, 200)
    }))

  test('a limit is 1 to 200, for users 1 to 2000', () =>
    withClio(async ({ api }) => {
      for (const [path, status] of [
        ['matters?limit=0', 400],
        ['matters?limit=201', 400],
        ['matters?limit=200', 200],
        ['users?limit=2000', 200],
        ['users?limit=2001', 400],
      ] as const) {
        assert.equal((await api(path)).status, status, path)
      }
    }))

  test('an order a list does not have is refused', () =>
    withClio(async ({ api }) => {
      assert.equal((await api('contacts?order=updated_at(desc)')).status, 400)
    }))
})

describe('Clio API: filters', () => {
  test('a status is asked for in small letters and answered in capitals', () =>
    withClio(async ({ api }) => {
      const { data } = listOf(await api('matters?status=open,pending&fields=status'))
      assert.ok(data.length > 0)
      assert.ok(data.every(({ status }) => status === 'Open' || status === 'Pending'))
      assert.equal((await api('matters?status=Open')).status, 400)
    }))

  test('a contact type is written the same both ways, a subscription is not', () =>
    withClio(async ({ api }) => {
      assert.ok(listOf(await api('contacts?type=Company&fields=type')).data.every(({ type }) => type === 'Company'))
      assert.equal((await api('contacts?type=company')).status, 400)
      const { data } = listOf(await api('users?subscription_type=attorney&fields=subscription_type'))
      assert.ok(data.length > 0 && data.every(({ subscription_type: seat }) => seat === 'Attorney'))
    }))

  test('an unknown parameter is dropped without a word', () =>
    withClio(async ({ api }) => {
      assert.deepEqual(ids(await api('activities?billed=false&date_from=2026-01-01')), ids(await api('activities')))
    }))

  test('null selects what lacks the association, where the list allows it', () =>
    withClio(async ({ api, desk }) => {
      const { data } = listOf(await api('matters?responsible_attorney_id=null&fields=id'))
      const expected = (await stored(desk, 'matters')).filter((matter) => matter['responsible_attorney'] === null).length
      assert.equal(data.length, expected)
      assert.equal((await api('matters?practice_area_id=null')).status, 400)
    }))

  test('dates take operators, repeated ones hold together', () =>
    withClio(async ({ api }) => {
      const { data } = listOf(await api('matters?open_date[]=>=2025-01-01&open_date[]=<=2025-12-31&fields=open_date'))
      assert.ok(data.length > 0)
      assert.ok(data.every(({ open_date: date }) => String(date).startsWith('2025-')))
      assert.equal((await api('matters?open_date=2025-01-01')).status, 400)
    }))

  test('ids[] picks records, absent ones are missing without a word', () =>
    withClio(async ({ api }) => {
      const all = ids(await api('contacts'))
      assert.deepEqual(ids(await api(`contacts?ids[]=${String(all[3])}&ids[]=${String(all[1])}&ids[]=1`)), [all[1], all[3]])
    }))

  test('a custom field is compared by operators its type allows', () =>
    withClio(async ({ api, desk }) => {
      const [first] = await stored(desk, 'matters')
      await desk('PATCH', `records/matters/${String(first?.['id'])}`, {
        custom_field_values: [
          { custom_field: { id: 4 }, value: 47.5 },
          { custom_field: { id: 2 }, value: 'County Court' },
        ],
      })
      assert.deepEqual(ids(await api('matters?custom_field_values[4]=[<=50, >=45]')), [first?.['id']])
      assert.deepEqual(ids(await api('matters?custom_field_values[2]==County Court')), [first?.['id']])
      assert.equal((await api('matters?custom_field_values[2]=>=County')).status, 400)
    }))

  test('a written-off entry is told by the status filter alone', () =>
    withClio(async ({ api, desk }) => {
      const [entry] = await stored(desk, 'time-entries')
      await desk('PATCH', `records/time-entries/${String(entry?.['id'])}`, { written_off: true })
      assert.ok(ids(await api('activities?status=written_off')).includes(entry?.['id']))
      assert.equal((await api('activities?fields=written_off')).status, 400)
    }))

  test('query finds words anywhere in a contact, whatever their case', () =>
    withClio(async ({ api, desk }) => {
      await desk('POST', 'records/contacts', { first_name: 'Zéphyrine', last_name: 'Quillfeather' })
      const { data } = listOf(await api('contacts?query=quillf*&fields=name'))
      assert.deepEqual(data, [{ name: 'Zéphyrine Quillfeather' }])
    }))
})

describe('Clio API: headers and errors', () => {
  test('an etag contains its quotes, and matching it answers 304', () =>
    withClio(async ({ api, desk }) => {
      const [id] = ids(await api('contacts?limit=1'))
      const record = await api(`contacts/${String(id)}`)
      const { etag } = recordOf(record)
      assert.match(String(etag), /^"[0-9a-f]{32}"$/)
      assert.equal(record.headers.get('etag'), etag)
      const again = await api(`contacts/${String(id)}`, { 'if-none-match': String(etag) })
      assert.deepEqual([again.status, again.text], [304, ''])
      await desk('PATCH', `records/contacts/${String(id)}`, { title: 'Chair' })
      assert.equal((await api(`contacts/${String(id)}`, { 'if-none-match': String(etag) })).status, 200)
    }))

  test('a malformed or retired version is gone, others are named in the answer', () =>
    withClio(async ({ api }) => {
      assert.equal((await api('users', { 'x-api-version': '4.0.9' })).headers.get('x-api-version'), '4.0.9')
      assert.equal((await api('users')).headers.get('x-api-version'), '4.0.13')
      assert.equal((await api('users', { 'x-api-version': '4.0.3' })).status, 410)
      assert.equal((await api('users', { 'x-api-version': 'v4' })).status, 410)
    }))

  test('the fifty-first request of a minute is refused until the window ends', () =>
    withClio(
      async ({ api, desk }) => {
        const first = await api('users?limit=1')
        assert.equal(first.headers.get('x-ratelimit-limit'), '50')
        assert.equal(first.headers.get('x-ratelimit-remaining'), '49')
        for (let count = 2; count <= 50; count += 1) assert.equal((await api('users?limit=1')).status, 200)
        const refused = await api('users?limit=1')
        assert.equal(refused.status, 429)
        const wait = Number(refused.headers.get('retry-after'))
        assert.ok(wait >= 1 && wait <= 60)
        await desk('POST', 'faults', { clockSkewMs: 61_000 })
        assert.equal((await api('users?limit=1')).status, 200)
      },
      { limitScale: 1 },
    ))

  test('the firewall wants a plain agent', () =>
    withClio(async ({ api }) => {
      for (const agent of ['', 'Bot (https://example.com/bot)']) {
        const answer = await api('users', { 'user-agent': agent })
        assert.equal(answer.status, 403)
        assert.match(answer.text, /^<html>/)
      }
    }))

  test('errors have a type and a sentence', () =>
    withClio(async ({ api, visitor }) => {
      const stranger = await visitor().get('/api/v4/users')
      assert.deepEqual([stranger.status, errorOf(stranger).type], [401, 'UnauthorizedError'])
      const missing = await api('matters/1')
      assert.deepEqual([missing.status, errorOf(missing).type], [404, 'RecordNotFound'])
      assert.equal((await api('no_such_list')).status, 404)
    }))
})

describe('Clio API: records', () => {
  test('time is in seconds, rounded up to six minutes and priced by the rounded time', () =>
    withClio(async ({ api, desk }) => {
      const entry = z
        .object({ id: z.number() })
        .parse(await desk('POST', 'records/time-entries', { quantity: 420, price: 320, note: "Call with landlord's counsel" }))
      const fields = 'quantity,rounded_quantity,quantity_in_hours,rounded_quantity_in_hours,price,total'
      assert.deepEqual(recordOf(await api(`activities/${entry.id}?fields=${fields}`)), {
        quantity: 420,
        rounded_quantity: 720,
        quantity_in_hours: 0.12,
        rounded_quantity_in_hours: 0.2,
        price: 320,
        total: 64,
      })
      assert.equal(recordOf(await api('settings/billing?duration=0:07&fields=rounded_duration'))['rounded_duration'], 0.2)
    }))

  test('non-billable value stands in a field of its own', () =>
    withClio(async ({ api, desk }) => {
      const entry = z
        .object({ id: z.number() })
        .parse(await desk('POST', 'records/time-entries', { quantity: 3600, price: 100, no_charge: true }))
      assert.deepEqual(recordOf(await api(`activities/${entry.id}?fields=total,non_billable_total,non_billable,no_charge`)), {
        total: 0,
        non_billable_total: 100,
        non_billable: true,
        no_charge: true,
      })
    }))

  test('activities hold expenses beside time', () =>
    withClio(async ({ api }) => {
      const types = new Set(listOf(await api('activities?fields=type')).data.map(({ type }) => type))
      assert.deepEqual(types, new Set(['TimeEntry', 'ExpenseEntry', 'HardCostEntry', 'SoftCostEntry']))
      assert.ok(listOf(await api('activities?type=TimeEntry&fields=type')).data.every(({ type }) => type === 'TimeEntry'))
    }))

  test('from 4.0.13 a contact embeds twenty addresses of a sort; a list of their own has them all', () =>
    withClio(async ({ api, desk }) => {
      const addresses = Array.from({ length: 25 }, (_, place) => ({ name: 'Work', address: `desk${place}@example.com` }))
      const { id } = z.object({ id: z.number() }).parse(await desk('POST', 'records/contacts', { email_addresses: addresses }))
      const embedded = async (version: string): Promise<number> =>
        z
          .array(z.unknown())
          .parse(recordOf(await api(`contacts/${id}?fields=email_addresses`, { 'x-api-version': version }))['email_addresses']).length
      assert.equal(await embedded('4.0.13'), 20)
      assert.equal(await embedded('4.0.9'), 25)
      assert.equal(ids(await api(`contacts/${id}/email_addresses`)).length, 25)
    }))

  test('the value of a picklist is the id of its option, and a field without value has no id', () =>
    withClio(async ({ api }) => {
      const fields = 'custom_field_values{id,field_name,field_type,value,custom_field,picklist_option}'
      const values = listOf(await api(`matters?fields=${fields}`)).data.flatMap((matter) => anyRecords.parse(matter['custom_field_values']))
      const picked = values.find(({ field_type: type, value }) => type === 'picklist' && value !== null)
      const option = z.object({ id: z.number(), option: z.string() }).parse(picked?.['picklist_option'])
      assert.equal(picked?.['value'], String(option.id))
      assert.match(String(picked?.['id']), /^picklist-\d+$/)
      assert.ok(values.some(({ id, value }) => id === null && value === null))
    }))

  test('hours and amounts of others are hidden where the firm says so, and one sees one’s own', () =>
    withClio(async ({ api, desk }) => {
      const me = numberOf(recordOf(await api('users/who_am_i'))['id'])
      await desk('PATCH', `records/users/${me}`, { activity_hours_visible: false, activity_rates_visible: false })
      const { data } = listOf(await api('activities?type=TimeEntry&fields=quantity,quantity_redacted,price,total,user'))
      for (const entry of data) {
        const isMine = z.object({ id: z.number() }).parse(entry['user']).id === me
        assert.equal(entry['quantity_redacted'], !isMine)
        assert.equal(entry['quantity'] === null, !isMine)
        assert.equal(entry['total'] === null, !isMine)
      }
    }))

  test('a matter of another group is invisible, and says so where it is nested', () =>
    withClio(async ({ api, desk, signedIn }) => {
      const [entry] = await stored(desk, 'time-entries')
      const matter = z.object({ id: z.number() }).parse(entry?.['matter']).id
      await desk('PATCH', `records/matters/${matter}`, { group: { id: 1, name: 'Partners', users: [] } })
      assert.equal((await api(`matters/${matter}`)).status, 200)
      const someone = await signedIn('sms@example.com')
      assert.equal((await someone.get(`/api/v4/matters/${matter}`)).status, 404)
      assert.ok(!ids(await someone.get('/api/v4/matters')).includes(matter))
      const nested = recordOf(await someone.get(`/api/v4/activities/${String(entry?.['id'])}?fields=matter{id,display_number}`))
      assert.deepEqual(nested['matter'], { id: matter, display_number: null, redacted: true })
    }))

  test('relationships, stages, areas and the contacts of a matter answer', () =>
    withClio(async ({ api, desk }) => {
      const matter = (await stored(desk, 'matters')).find(
        (one) => anyRecords.parse(one['relationships']).length > 0 && one['client'] !== null,
      )
      const id = String(matter?.['id'])
      const related = anyRecords.parse(matter?.['relationships']).length
      assert.equal(ids(await api(`relationships?matter_id=${id}`)).length, related)
      assert.equal(ids(await api(`matters/${id}/related_contacts`)).length, related)
      const contacts = listOf(await api(`matters/${id}/contacts?fields=relationship_name,is_client`)).data
      assert.deepEqual(contacts[0], { relationship_name: 'Client', is_client: true })
      assert.equal(contacts.length, related + 1)
      assert.equal((await api(`matters/${id}/client`)).status, 200)
      const [area] = listOf(await api('practice_areas?fields=id')).data
      const stages = listOf(await api(`matter_stages?practice_area_id=${String(area?.['id'])}&fields=practice_area_id,order`)).data
      assert.ok(stages.length > 0 && stages.every(({ practice_area_id: of }) => of === String(area?.['id'])))
      assert.ok(
        listOf(await api('custom_fields?parent_type=matter&fields=parent_type')).data.every(({ parent_type: of }) => of === 'Matter'),
      )
    }))
})
