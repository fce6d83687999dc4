import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { type ClioAnswer, type ClioVisit, errorOf, listOf, recordOf, withClio } from './withClio.js'

const fields =
  'fields=id,etag,type,date,quantity,rounded_quantity,price,total,non_billable_total,note,reference,non_billable,no_charge,matter{id},user{id},activity_description{id,name}'
const effects = async ({ desk }: ClioVisit) =>
  z.array(z.object({ operation: z.string(), kind: z.string(), id: z.string() })).parse(await desk('GET', 'effects'))
const openMatter = async ({ api }: ClioVisit): Promise<unknown> =>
  listOf(await api('matters?status=open&limit=1&fields=id')).data[0]?.['id']
const entry = { type: 'TimeEntry', date: '2026-03-02', quantity: 2_520, note: 'Call', reference: 'timer-1' }
const made = (answer: ClioAnswer): Record<string, unknown> => {
  assert.equal(answer.status, 201, answer.text)
  return recordOf(answer)
}

describe('Clio API: writing activities', () => {
  test('a time entry is made once, priced by the rounded time, and answered with the fields asked for', () =>
    withClio(async (visit) => {
      const matter = { id: await openMatter(visit) }
      const answer = await visit.write('POST', `activities.json?${fields}`, { ...entry, matter, price: 100 })
      const { id, ...rest } = made(answer)
      assert.partialDeepStrictEqual(rest, {
        type: 'TimeEntry',
        quantity: 2_520,
        rounded_quantity: 2_520,
        total: 70,
        reference: 'timer-1',
        matter,
      })
      assert.deepEqual(await effects(visit), [{ operation: 'create', kind: 'time-entries', id: String(id) }])
      assert.deepEqual(Object.keys(made(await visit.write('POST', 'activities', entry))), ['id', 'etag'])
    }))

  test('without a user it is the signed-in one’s; without a price the matter’s rate counts for its user, else the user’s own', () =>
    withClio(async (visit) => {
      const users = listOf(await visit.api('users?fields=id,rate')).data
      const own = users.find(({ rate }) => typeof rate === 'number')
      const free = made(await visit.write('POST', `activities?${fields}`, { ...entry, user: { id: own?.['id'] } }))
      assert.equal(free['price'], own?.['rate'])
      const mine = recordOf(await visit.api('users/who_am_i?fields=id'))
      assert.deepEqual(made(await visit.write('POST', `activities?${fields}`, entry))['user'], { id: mine['id'] })
      const matters = z
        .array(
          z.object({
            id: z.number(),
            custom_rate: z
              .object({ type: z.string(), rates: z.array(z.object({ rate: z.number(), user: z.object({ id: z.number() }).nullable() })) })
              .nullable(),
          }),
        )
        .parse(listOf(await visit.api('matters?fields=id,custom_rate{type,rates}')).data)
      const rated = matters.find(({ custom_rate: rate }) => rate?.type === 'HourlyRate' && rate.rates[0]?.user !== null)
      const [rate] = rated?.custom_rate?.rates ?? []
      assert.equal(
        made(await visit.write('POST', `activities?${fields}`, { ...entry, matter: { id: rated?.id }, user: rate?.user }))['price'],
        rate?.rate,
      )
    }))

  test('a change leaves what it does not name; another description without a price has it looked up anew', () =>
    withClio(async (visit) => {
      const before = made(await visit.write('POST', `activities?${fields}`, { ...entry, price: 41 }))
      const path = `activities/${String(before['id'])}`
      const noted = recordOf(await visit.write('PATCH', `${path}.json?${fields}`, { note: 'Longer call', quantity: 4_000 }))
      assert.partialDeepStrictEqual(noted, { note: 'Longer call', quantity: 4_000, price: 41, reference: 'timer-1', date: '2026-03-02' })
      const [description] = listOf(await visit.api('activity_descriptions?limit=1&fields=id,name')).data
      const kept = recordOf(
        await visit.write('PATCH', `${path}?${fields}`, { activity_description: { id: description?.['id'] }, price: 41 }),
      )
      assert.partialDeepStrictEqual(kept, { price: 41, activity_description: description })
      assert.notEqual(recordOf(await visit.write('PATCH', `${path}?${fields}`, { activity_description: { id: null } }))['price'], 41)
    }))

  test('work without charge is not billable, and what it would come to stands apart', () =>
    withClio(async (visit) => {
      const free = made(await visit.write('POST', `activities?${fields}`, { ...entry, price: 100, no_charge: true }))
      assert.partialDeepStrictEqual(free, { non_billable: true, total: 0, non_billable_total: 70 })
    }))

  test('an entry is deleted once', () =>
    withClio(async (visit) => {
      const { id } = made(await visit.write('POST', 'activities', entry))
      const gone = await visit.write('DELETE', `activities/${String(id)}`)
      assert.deepEqual([gone.status, gone.text], [204, ''])
      assert.equal((await visit.write('DELETE', `activities/${String(id)}`)).status, 404)
      assert.deepEqual(
        (await effects(visit)).map(({ operation }) => operation),
        ['create', 'delete'],
      )
    }))

  test('what is wrong is refused with a sentence and does nothing', () =>
    withClio(async (visit) => {
      const refusals: readonly (readonly [unknown, string])[] = [
        [{ ...entry, type: 'timeentry' }, 'type is invalid'],
        [{ ...entry, type: undefined }, 'type is invalid'],
        [{ ...entry, date: undefined }, "date can't be blank"],
        [{ ...entry, date: '03/02/2026' }, 'date is invalid'],
        [{ ...entry, date: '2026-02-31' }, 'date is invalid'],
        [{ ...entry, quantity: '2520' }, 'quantity must be a number that is not negative'],
        [{ ...entry, matter: { id: 1 } }, 'matter is invalid'],
        [{ ...entry, user: { id: 1 } }, 'user is invalid'],
      ]
      for (const [data, message] of refusals) {
        const answer = await visit.write('POST', 'activities', data)
        assert.deepEqual([answer.status, errorOf(answer)], [422, { type: 'UnprocessableEntity', message }])
      }
      assert.equal((await visit.write('POST', 'activities')).status, 400)
      assert.equal((await visit.write('POST', 'activities?fields=colour', entry)).status, 400)
      assert.deepEqual(await effects(visit), [])
    }))

  test('a write by cookie needs the token of the session’s pages; a state that is gone is 412', () =>
    withClio(async (visit) => {
      const forged = await visit.write('POST', 'activities', entry, { 'x-csrf-token': 'another' })
      assert.deepEqual([forged.status, errorOf(forged).type], [422, 'InvalidAuthenticityToken'])
      const first = made(await visit.write('POST', 'activities?fields=id,etag', entry))
      const path = `activities/${String(first['id'])}?fields=id,etag`
      const known = { 'if-match': String(first['etag']) }
      assert.equal((await visit.write('PATCH', path, { note: 'One' }, known)).status, 200)
      assert.equal((await visit.write('PATCH', path, { note: 'Two' }, known)).status, 412)
    }))

  test('an activity on a bill, a draft as well, is locked', () =>
    withClio(
      async (visit) => {
        const billed = z
          .array(z.object({ id: z.number() }))
          .parse(listOf(await visit.api('activities?type=TimeEntry&status=draft&fields=id&limit=1')).data)
        for (const { id } of billed) {
          const answer = await visit.write('PATCH', `activities/${id}`, { note: 'Late' })
          assert.deepEqual([answer.status, /has been billed/.test(errorOf(answer).message)], [422, true])
          assert.equal((await visit.write('DELETE', `activities/${id}`)).status, 422)
        }
        assert.equal(billed.length, 1)
      },
      { matters: 40 },
    ))
})
