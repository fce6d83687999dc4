import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MattergraphError } from '../../../core/errors.js'
import { withConnection } from './withConnection.js'

const dayMs = 24 * 3_600_000

test('pages hold a thousand records and tell how many there are', () =>
  withConnection(
    async ({ connection, requests }) => {
      const first = await connection.readers.MATTER.readPage(null)
      assert.deepEqual([first.records.length, first.total], [1000, 1200])
      const second = await connection.readers.MATTER.readPage(first.next)
      assert.deepEqual([second.records.length, second.next], [200, null])
      assert.deepEqual(await requests(), { cases: 2, custom_fields: 1 })
    },
    { matters: 1200 },
  ))

test('a cursor older than three days begins again from the beginning, and says nothing wrong', () =>
  withConnection(
    async ({ connection, runAhead }) => {
      const first = await connection.readers.MATTER.readPage(null)
      await runAhead(4 * dayMs)
      const again = await connection.readers.MATTER.readPage(first.next)
      assert.deepEqual(
        again.records.map(({ vendorId }) => vendorId),
        first.records.map(({ vendorId }) => vendorId),
      )
      assert.equal((await connection.readers.MATTER.readPage(again.next)).records.length, 200)
    },
    { matters: 1200 },
  ))

test('one record is one request', () =>
  withConnection(async ({ connection, requests }) => {
    const found = await connection.readers.MATTER.readMany(['41007001'])
    assert.equal(found.size, 1)
    assert.deepEqual(await requests(), { 'cases/:id': 1, custom_fields: 1 })
  }))

test('several records of a list of unknown size cost one page, which may hold them all', () =>
  withConnection(async ({ connection, requests }) => {
    const ids = ['41007001', '41007002', '41007030']
    const found = await connection.readers.MATTER.readMany(ids)
    assert.deepEqual([...found.keys()], ids)
    assert.deepEqual(await requests(), { cases: 1, custom_fields: 1 })
  }))

test('few records of a long list are asked for one by one, many by its pages', () =>
  withConnection(
    async ({ connection, requests }) => {
      await connection.readers.TIME_ENTRY.readPage(null)
      const pages = Math.ceil(((await connection.readers.TIME_ENTRY.readPage(null)).total ?? 0) / 1000)
      assert.ok(pages >= 3)
      await requests()
      const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(159_200_001 + index * 7))
      await connection.readers.TIME_ENTRY.readMany(ids(pages))
      assert.deepEqual(await requests(), { 'time_entries/:id': pages })
      const found = await connection.readers.TIME_ENTRY.readMany([...ids(pages + 5), '1'])
      const asked = await requests()
      assert.equal(found.size, pages + 6)
      assert.equal(found.get('1'), 'ABSENT')
      assert.ok((asked['time_entries'] ?? 0) + (asked['time_entries/:id'] ?? 0) <= pages)
    },
    { matters: 900 },
  ))

test('contacts by id are asked of the list their id names; what is in neither is absent', () =>
  withConnection(async ({ connection, requests, records }) => {
    const company = (await records('contacts')).find((one) => one['type'] === 'company')
    await requests()
    const ids = ['client-27300001', String(company?.['id']), 'client-1', 'company-x', '27300001']
    const found = await connection.readers.CONTACT.readMany(ids)
    assert.deepEqual(
      ids.map((id) => typeof found.get(id)),
      ['object', 'object', 'string', 'string', 'string'],
    )
    const asked = await requests()
    assert.deepEqual([asked['clients'], asked['companies/:id'], asked['companies']], [1, 1, undefined])
  }))

test('nothing asked is nothing sent', () =>
  withConnection(async ({ connection, requests }) => {
    assert.equal((await connection.readers.USER.readMany([])).size, 0)
    assert.deepEqual(await requests(), {})
  }))

test('a record that fails alone fails alone', () =>
  withConnection(async ({ connection, desk }) => {
    await connection.readers.MATTER.readPage(null)
    const fault = { match: { method: 'GET', path: '/v1/cases/41007002' }, times: 99, do: 'error', status: 500 }
    await desk('POST', 'faults', { next: [fault] })
    await desk('POST', 'faults', { next: [{ ...fault, match: { method: 'GET', path: '/v1/cases/41007002' } }] })
    const [bad, good] = await Promise.all([
      connection.readers.MATTER.readMany(['41007002']),
      connection.readers.MATTER.readMany(['41007001']),
    ])
    const failed = bad.get('41007002')
    assert.ok(failed instanceof MattergraphError && failed.code === 'VENDOR_UNAVAILABLE')
    assert.equal(typeof good.get('41007001'), 'object')
  }))
