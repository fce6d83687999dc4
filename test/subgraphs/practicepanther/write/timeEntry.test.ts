import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { compareTimeEntry } from '../../../../core/command/compareTimeEntry.js'
import type { TimeEntryIntent } from '../../../../core/command/TimeEntryIntent.js'
import { SessionDeadError } from '../../../../core/errors.js'
import type { TimeEntryRecord } from '../../../../core/record/TimeEntry.js'
import type { TimeEntryWriter } from '../../../../core/recordWriters.js'
import type { VendorConnection } from '../../../../core/vendorAdapter.js'
import { type Visit, withPracticePanther } from '../../../sandbox/practicepanther/withPracticePanther.js'
import { withConnection } from '../openTo.js'

const marker = 'mg-0123456789abcdef'
const another = 'mg-fedcba9876543210'
const longAgo = '2020-01-01T00:00:00Z'
const now = (): string => new Date().toISOString()
const named = z.looseObject({ id: z.string() })

interface Scene {
  readonly visit: Visit
  readonly writer: TimeEntryWriter
  readonly read: (id: string) => Promise<TimeEntryRecord>
  readonly intent: TimeEntryIntent
  readonly connection: VendorConnection
}

const atTheDesk = async (act: (scene: Scene) => Promise<void>): Promise<void> =>
  withPracticePanther(async (visit) =>
    withConnection(visit, async (connection) => {
      const writer = connection.writers.timeEntry
      assert.ok(writer !== undefined)
      const [matter] = await visit.list('/api/v2/matters?$top=1')
      const read = async (id: string): Promise<TimeEntryRecord> => {
        const record = (await connection.readers.TIME_ENTRY.readMany([id])).get(id)
        assert.ok(typeof record === 'object' && 'vendorId' in record)
        return record
      }
      const intent: TimeEntryIntent = {
        matterId: named.parse(matter).id,
        userId: null,
        date: '2026-02-18',
        durationSeconds: 2_521,
        description: 'Call with the client – naïve question',
        billable: true,
        activityCode: 'L240',
        rate: '312.45',
        referenceId: 'timer 7',
        tags: [],
      }
      await act({ visit, writer, read, intent, connection })
    }),
  )

describe('PracticePanther time entries are written', () => {
  it('as they were wanted, once, and read back so; the marker stands where no client sees it', async () =>
    atTheDesk(async ({ visit, writer, read, intent }) => {
      const { vendorId } = await writer.create(intent, marker)
      const record = await read(vendorId)
      assert.deepEqual(
        compareTimeEntry(intent, record).map(({ field }) => field),
        ['userId'],
      )
      assert.equal(record.amount, '218.8')
      const stored = z.looseObject({ private_notes: z.string() }).parse((await visit.ask(`/api/v2/timeentries/${vendorId}`)).json)
      assert.deepEqual([stored['description'], stored.private_notes], [intent.description, `Reference: timer 7 [${marker}]`])
      assert.notEqual(stored['account_ref'], null)
      assert.deepEqual(await visit.effects(), ['create time-entries'])
    }))

  it('by whom it was; with the firm’s rate where none is given; an activity by the name the firm has for it', async () =>
    atTheDesk(async ({ visit, writer, read, intent }) => {
      const [, user] = await visit.list('/api/v2/users?$top=2')
      const [item] = await visit.list('/api/v2/items?$top=1')
      const userId = named.parse(user).id
      const wanted = { ...intent, userId, rate: null, referenceId: null, activityCode: String(item?.['name']) }
      const record = await read((await writer.create(wanted, marker)).vendorId)
      assert.deepEqual([record.userId, record.activityCode, record.referenceId], [userId, item?.['name'], null])
      assert.notEqual(record.rate, null)
      const coded = await read((await writer.create({ ...intent, activityCode: 'A103' }, another)).vendorId)
      assert.equal(coded.activityCode, 'A103')
      const { item_ref } = z.object({ item_ref: named }).parse((await visit.ask(`/api/v2/timeentries/${coded.vendorId}`)).json)
      assert.equal(item_ref['name'], 'Draft and revise')
    }))

  it('two that look alike are told apart by their markers', async () =>
    atTheDesk(async ({ writer, intent }) => {
      const since = now()
      const one = await writer.create(intent, marker)
      const other = await writer.create(intent, another)
      assert.deepEqual(await writer.findCreated(intent, another, since), { found: 'RECORD', ...other })
      assert.deepEqual(await writer.findCreated(intent, marker, since), { found: 'RECORD', ...one })
      assert.deepEqual(await writer.findCreated(intent, 'mg-0000000000000000', since), { found: 'NOTHING' })
    }))

  it('a lost answer is UNCERTAIN and found again, a lost request leaves nothing, an error may be either', async () =>
    atTheDesk(async ({ visit, writer, intent }) => {
      const since = now()
      const fault = async (order: object): Promise<unknown> =>
        visit.desk('POST', 'faults', { next: [{ match: { method: 'POST', path: '/api/v2/timeentries' }, ...order }] })
      for (const order of [{ do: 'drop-before' }, { do: 'error', status: 503 }, { do: 'html' }]) {
        await fault(order)
        await assert.rejects(writer.create(intent, marker), { outcome: 'UNCERTAIN' })
        assert.deepEqual(await writer.findCreated(intent, marker, since), { found: 'NOTHING' })
      }
      assert.deepEqual(await visit.effects(), [])
      await fault({ do: 'drop-after' })
      await assert.rejects(writer.create(intent, marker), { code: 'VENDOR_UNAVAILABLE', outcome: 'UNCERTAIN' })
      assert.equal((await writer.findCreated(intent, marker, since)).found, 'RECORD')
      assert.deepEqual(await visit.effects(), ['create time-entries'])
    }))

  it('too many requests and a session that ended leave nothing done', async () =>
    atTheDesk(async ({ visit, writer, intent }) => {
      const path = '/api/v2/timeentries'
      await visit.desk('POST', 'faults', { next: [{ match: { method: 'POST', path }, do: 'error', status: 429 }] })
      await assert.rejects(writer.create(intent, marker), { code: 'VENDOR_RATE_LIMITED', outcome: 'NOT_APPLIED' })
      await visit.desk('POST', 'faults', { next: [{ match: { method: 'POST', path }, do: 'logout' }] })
      await assert.rejects(writer.create(intent, marker), SessionDeadError)
      assert.deepEqual(await visit.effects(), [])
    }))

  it('a refusal carries the vendor’s reason, and a missing permission says so', async () =>
    atTheDesk(async ({ visit, writer, intent }) => {
      const nobody = '7c0b3c0e-2f1a-4a3e-9c55-0f4f0a8d1101'
      const refused = { code: 'VENDOR_REJECTED', outcome: 'NOT_APPLIED' }
      await assert.rejects(writer.create({ ...intent, matterId: nobody }, marker), { ...refused, message: /no such matter/ })
      await assert.rejects(writer.create({ ...intent, userId: nobody }, marker), {
        ...refused,
        message: /billed_by_user_ref was not found/,
      })
      const me = named.parse((await visit.ask('/api/v2/users/me')).json)
      await visit.desk('PATCH', `records/users/${me.id}`, { role: 'Read Only' })
      await assert.rejects(writer.create(intent, marker), { ...refused, message: /permission is missing/ })
      assert.deepEqual(await visit.effects(), [])
    }))

  it('a change leaves everything else as it was, though the vendor’s update replaces all', async () =>
    atTheDesk(async ({ visit, writer, read, intent }) => {
      const { vendorId } = await writer.create(intent, marker)
      const path = `/api/v2/timeentries/${vendorId}`
      const raw = async (): Promise<Record<string, unknown>> => {
        const { updated_at: _at, ...rest } = named.parse((await visit.ask(path)).json)
        return rest
      }
      const before = await raw()
      assert.ok(writer.update !== null)
      await writer.update(vendorId, { durationSeconds: 5_400, billable: false })
      assert.deepEqual(await raw(), { ...before, hours: 1.5, is_billable: false })
      const all = { date: '2026-07-01', durationSeconds: 60, description: 'Ruf', billable: true, activityCode: null, rate: '99.5' }
      await writer.update(vendorId, all)
      assert.deepEqual(compareTimeEntry(all, await read(vendorId)), [])
      await writer.update(vendorId, { rate: null })
      assert.notEqual((await read(vendorId)).rate, '99.5')
      assert.equal((await writer.findCreated(intent, marker, longAgo)).found, 'RECORD')
      await assert.rejects(writer.update('7c0b3c0e-2f1a-4a3e-9c55-0f4f0a8d1101', all), { code: 'VENDOR_REJECTED', outcome: 'NOT_APPLIED' })
    }))

  it('what is deleted is gone, also when it is deleted again', async () =>
    atTheDesk(async ({ visit, writer, intent, connection }) => {
      const { vendorId } = await writer.create(intent, marker)
      await writer.delete(vendorId)
      await writer.delete(vendorId)
      assert.equal((await connection.readers.TIME_ENTRY.readMany([vendorId])).get(vendorId), 'ABSENT')
      assert.deepEqual(await visit.effects(), ['create time-entries', 'delete time-entries'])
    }))
})
