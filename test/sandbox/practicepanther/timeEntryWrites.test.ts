import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { type Visit, withPracticePanther } from './withPracticePanther.js'

const path = '/api/v2/timeentries'
const entry = z.looseObject({ id: z.string(), rate: z.number().nullable(), updated_at: z.string() })
const refused = z.looseObject({ message: z.string(), modelState: z.record(z.string(), z.array(z.string())).optional() })

/** What the least of an entry is. */
const least = async (visit: Visit): Promise<Record<string, unknown>> => {
  const [matter] = await visit.list('/api/v2/matters?$top=1')
  const [user] = await visit.list('/api/v2/users?$top=1')
  return { date: '2026-03-05T12:00:00-05:00', hours: 0.7, matter_ref: { id: matter?.['id'] }, billed_by_user_ref: { id: user?.['id'] } }
}

describe('PracticePanther takes time entries by API v2', () => {
  it('answers 200 with the whole entry, in UTC without a suffix, and fills in a blank rate', async () =>
    withPracticePanther(async (visit) => {
      const { status, json } = await visit.write('POST', path, {
        ...(await least(visit)),
        task_code: 'L240',
        is_billable: 'True',
        id: 'ignored',
      })
      assert.equal(status, 200)
      const made = entry.parse(json)
      assert.partialDeepStrictEqual(made, {
        date: '2026-03-05T17:00:00',
        hours: 0.7,
        task_code: 'L240',
        is_billable: true,
        is_billed: false,
      })
      assert.deepEqual([made['description'], made['account_ref'], typeof made.rate], [null, null, 'number'])
      assert.deepEqual((await visit.ask(`${path}/${made.id}`)).json, made)
      assert.deepEqual(await visit.effects(), ['create time-entries'])
    }))

  it('an update replaces: what is left out is emptied', async () =>
    withPracticePanther(async (visit) => {
      const wanted = {
        ...(await least(visit)),
        description: 'Call',
        private_notes: 'ours',
        task_code: 'L110',
        is_billable: true,
        rate: 100,
      }
      const made = entry.parse((await visit.write('POST', path, wanted)).json)
      const { status, json } = await visit.write('PUT', `${path}?id=${made.id.toUpperCase()}`, { ...(await least(visit)), hours: 2 })
      assert.equal(status, 200)
      assert.partialDeepStrictEqual(json, {
        id: made.id,
        hours: 2,
        description: null,
        private_notes: null,
        task_code: null,
        is_billable: false,
      })
      assert.notEqual(entry.parse(json).rate, 100)
    }))

  it('a deleted entry is given back once more, and then there is none', async () =>
    withPracticePanther(async (visit) => {
      const made = entry.parse((await visit.write('POST', path, await least(visit))).json)
      const deleted = await visit.write('DELETE', `${path}?id=${made.id}`)
      assert.deepEqual([deleted.status, deleted.json], [200, made])
      assert.equal((await visit.ask(`${path}/${made.id}`)).status, 404)
      assert.equal((await visit.write('DELETE', `${path}?id=${made.id}`)).status, 404)
      assert.deepEqual(await visit.effects(), ['create time-entries', 'delete time-entries'])
    }))

  it('says which fields are wrong, and takes nothing', async () =>
    withPracticePanther(async (visit) => {
      const good = await least(visit)
      const wrongs: readonly (readonly [change: Record<string, unknown>, field: string, text: RegExp])[] = [
        [{ date: undefined }, 'value.date', /required/],
        [{ date: '5 March' }, 'value.date', /not valid/],
        [{ hours: null }, 'value.hours', /required/],
        [{ hours: '0:42' }, 'value.hours', /not valid/],
        [{ matter_ref: undefined }, 'value.matter_ref', /required/],
        [{ matter_ref: { id: '7c0b3c0e-2f1a-4a3e-9c55-0f4f0a8d1101' } }, 'value.matter_ref', /not found/],
        [{ billed_by_user_ref: undefined }, 'value.billed_by_user_ref', /required/],
        [{ item_ref: { id: 'A103' } }, 'value.item_ref.id', /not valid/],
      ]
      for (const [change, field, text] of wrongs) {
        const { status, json } = await visit.write('POST', path, { ...good, ...change })
        const { message, modelState } = refused.parse(json)
        assert.deepEqual([status, message, Object.keys(modelState ?? {})], [400, 'The request is invalid.', [field]])
        assert.match(modelState?.[field]?.[0] ?? '', text)
      }
      assert.equal((await visit.write('PUT', path, good)).status, 400)
      assert.deepEqual(await visit.effects(), [])
    }))

  it('a role without the right is refused, and nobody signed in is nobody', async () =>
    withPracticePanther(async (visit) => {
      const good = await least(visit)
      const me = z.object({ id: z.string() }).parse((await visit.ask('/api/v2/users/me')).json)
      await visit.desk('PATCH', `records/users/${me.id}`, { role: 'Read Only' })
      assert.equal((await visit.write('POST', path, good)).status, 403)
      assert.equal((await visit.visitor().write('POST', path, good)).status, 401)
      assert.deepEqual(await visit.effects(), [])
    }))

  it('time on an invoice keeps its hours and stays', async () =>
    withPracticePanther(async (visit) => {
      const worked = entry.parse((await visit.write('POST', path, { ...(await least(visit)), is_billable: true, rate: 100 })).json)
      await visit.desk('POST', 'records/invoices', { status: 'Sent', items: [{ timeEntryGuid: worked.id }] })
      const billed = entry.parse((await visit.ask(`${path}/${worked.id}`)).json)
      assert.equal(billed['is_billed'], true)
      assert.equal((await visit.write('PUT', `${path}?id=${worked.id}`, { ...billed, hours: 3 })).status, 400)
      assert.equal((await visit.write('PUT', `${path}?id=${worked.id}`, { ...billed, description: 'Call' })).status, 200)
      assert.equal((await visit.write('DELETE', `${path}?id=${worked.id}`)).status, 400)
    }))
})
