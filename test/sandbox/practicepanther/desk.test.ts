import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { practicepantherPortal } from '../../../sandbox/practicepanther/practicepantherPortal.js'
import { withPracticePanther } from './withPracticePanther.js'

const record = z.looseObject({ id: z.string() })
const records = z.array(record)

describe("PracticePanther's desk", () => {
  it("keeps matters by the vendor's own field names", async () =>
    withPracticePanther(async ({ desk, ask }) => {
      const made = record.parse(
        await desk('POST', 'records/matters', {
          name: 'Marsh v. Dune',
          status: 'Pending',
          open_date: '2026-02-04T12:00:00-05:00',
          tags: ['Litigation'],
        }),
      )
      const shown = record.parse((await ask(`/api/v2/matters/${made.id}`)).json)
      assert.equal(shown['open_date'], '2026-02-04T17:00:00')
      assert.equal(shown['status'], 'Pending')
      await desk('PATCH', `records/matters/${made.id}`, { status: 'Closed', hourlyRateType: 'FlatRate', flatRate: 800 })
      assert.equal(record.parse((await ask(`/api/v2/matters/${made.id}`)).json)['rate'], 'Flat Rate')
      await assert.rejects(desk('POST', 'records/matters', { title: 'no such field' }), /title/)
    }))

  it('keeps accounts and the further people inside them as contacts', async () =>
    withPracticePanther(async ({ desk, ask }) => {
      const account = record.parse(
        await desk('POST', 'records/contacts', {
          company_name: 'Harbor Mills LLC',
          primary_contact: { first_name: 'Ines', last_name: 'Calder' },
        }),
      )
      const person = record.parse(
        await desk('POST', 'records/contacts', { account_ref: { id: account.id }, last_name: 'Reyes', email: 'reyes@example.com' }),
      )
      const shown = record.parse((await ask(`/api/v2/accounts/${account.id}`)).json)
      assert.deepEqual(
        records.parse(shown['other_contacts']).map(({ id }) => id),
        [person.id],
      )
      assert.equal(record.parse((await ask(`/api/v2/contacts/${person.id}`)).json)['is_primary_contact'], false)
      await desk('DELETE', `records/contacts/${person.id}`)
      assert.equal((await ask(`/api/v2/contacts/${person.id}`)).status, 404)
      const ids = records.parse(await desk('GET', 'records/contacts')).map(({ id }) => id)
      assert.equal(new Set(ids).size, ids.length)
    }))

  it('keeps users and time, with the defaults of the form', async () =>
    withPracticePanther(async ({ desk, ask }) => {
      const user = record.parse(await desk('POST', 'records/users', { first_name: 'Dana', last_name: 'Reyes', hourlyRate: 325.5 }))
      const matter = record.parse(await desk('POST', 'records/matters', { name: 'M' }))
      const entry = record.parse(
        await desk('POST', 'records/time-entries', { hours: 0.7, matter_ref: { id: matter.id }, billed_by_user_ref: { id: user.id } }),
      )
      assert.equal(record.parse((await ask(`/api/v2/timeentries/${entry.id}`)).json)['rate'], 325.5)
    }))

  it('names every drift variant it can be ordered', async () =>
    withPracticePanther(async ({ desk }) => {
      const names = Object.keys(practicepantherPortal.drifts)
      assert.ok(names.length >= 6)
      for (const drift of names) await desk('POST', 'faults', { drift })
    }))
})
