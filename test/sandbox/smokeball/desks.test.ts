import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { idOf, withSmokeball } from './withSmokeball.js'

const records = z.array(z.record(z.string(), z.unknown()))

test('the desk lists what is there: no leads, nothing deleted, no fixed fees', () =>
  withSmokeball(async ({ ask, list }) => {
    const matters = (await ask('GET', '/_sandbox/records/matters')).read(records)
    const told = (await list('/matters')).value.filter((matter) => matter['status'] !== 'Deleted')
    assert.deepEqual(matters.map(idOf), told.map(idOf))
    const fees = (await ask('GET', '/_sandbox/records/time-entries')).read(records)
    assert.ok(fees.length > 0 && fees.every((fee) => fee['feeType'] === 1 && fee['isDeleted'] === false))
  }))

test('a person creates, edits and deletes with the vendor’s own field names', () =>
  withSmokeball(async ({ ask, api }) => {
    const contact = (await ask('POST', '/_sandbox/records/contacts', { person: { firstName: 'Ada', lastName: 'Example' } })).read(
      z.looseObject({ id: z.string() }),
    )
    const matter = (await ask('POST', '/_sandbox/records/matters', { number: 'T-1', clientIds: [contact.id], stage: 'Discovery' })).read(
      z.looseObject({ id: z.string(), title: z.string() }),
    )
    assert.match(matter.title, /^T-1 - Example - /)
    const fee = (
      await ask('POST', '/_sandbox/records/time-entries', {
        matterId: matter.id,
        subject: 'Call',
        duration: 12,
        durationWorked: 7,
        rate: 300,
      })
    ).read(z.looseObject({ id: z.string(), amount: z.number() }))
    assert.equal(fee.amount, 60)
    await ask('PATCH', `/_sandbox/records/contacts/${contact.id}`, { person: { lastName: 'Sample' } })
    assert.deepEqual((await api(`/contacts/${contact.id}`)).read(z.looseObject({ person: z.looseObject({}) })).person, {
      firstName: 'Ada',
      lastName: 'Sample',
    })
    assert.equal((await ask('DELETE', `/_sandbox/records/time-entries/${matter.id}.${fee.id}`)).status, 204)
    assert.equal((await api(`/matters/${matter.id}/fees/${fee.id}`)).read(z.looseObject({ isDeleted: z.boolean() })).isDeleted, true)
    assert.equal((await ask('DELETE', `/_sandbox/records/matters/${matter.id}`)).status, 204)
    assert.equal((await api(`/matters/${matter.id}`)).read(z.looseObject({ status: z.string() })).status, 'Deleted')
  }))

test('a field Smokeball does not have, or a record that does not exist, is refused with a reason', () =>
  withSmokeball(async ({ ask }) => {
    assert.match((await ask('POST', '/_sandbox/records/matters', { dateOpened: '2026-01-01' })).text, /dateOpened/)
    assert.equal((await ask('POST', '/_sandbox/records/time-entries', { matterId: 'none' })).status, 400)
    assert.equal((await ask('POST', '/_sandbox/records/contacts', {})).status, 400)
  }))
