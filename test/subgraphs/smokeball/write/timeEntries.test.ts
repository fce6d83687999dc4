import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { compareTimeEntry } from '../../../../core/command/compareTimeEntry.js'
import type { TimeEntryIntent } from '../../../../core/command/TimeEntryIntent.js'
import type { TimeEntryWriter } from '../../../../core/recordWriters.js'
import { stored, storedIds } from '../withSmokeballAccount.js'
import { type WriteScene, withWrites } from './withWrites.js'

const markers = ['mg-0123456789abcdef', 'mg-fedcba9876543210'] as const
const since = new Date(Date.now() - 60_000).toISOString()
const staffShape = z.looseObject({ id: z.string(), userId: z.string(), rate: z.number().optional() })

const writerOf = ({ connection }: WriteScene): TimeEntryWriter => {
  const { timeEntry } = connection.writers
  assert.ok(timeEntry !== undefined)
  return timeEntry
}

const intentAt = async (scene: WriteScene): Promise<TimeEntryIntent> => {
  const [matterId = ''] = await storedIds(scene, 'MATTER')
  return {
    matterId,
    userId: null,
    date: '2026-02-18',
    durationSeconds: 2_520,
    description: 'Call with the client – naïve question\nand its answer',
    billable: true,
    activityCode: 'A106',
    rate: '312.5',
    referenceId: null,
    tags: [],
  }
}

const withIntent = (use: (scene: WriteScene, writer: TimeEntryWriter, intent: TimeEntryIntent) => Promise<void>): Promise<void> =>
  withWrites(async (scene) => use(scene, writerOf(scene), await intentAt(scene)))

test('a time entry is at the portal once, as it was wanted, and reads back so; its marker shows nowhere', () =>
  withIntent(async (scene, writer, intent) => {
    const { vendorId } = await writer.create(intent, markers[0])
    assert.equal(await scene.read('TIME_ENTRY', vendorId), 'ABSENT')
    await scene.settle()
    const record = await scene.read('TIME_ENTRY', vendorId)
    assert.ok(record !== 'ABSENT')
    const own = { ...intent, userId: record.userId }
    assert.deepEqual(compareTimeEntry(own, record), [])
    assert.deepEqual([record.amount, record.status], ['218.75', 'UNBILLED'])
    const users = z.array(staffShape).parse(await stored(scene, 'USER'))
    assert.equal(users.find(({ id }) => id === record.userId)?.userId, scene.welcome.userId)
    assert.deepEqual(await scene.effects(), ['create time-entries'])
  }))

test('a rate that is left out is the staff member’s own; a minute that was begun is one', () =>
  withIntent(async (scene, writer, intent) => {
    const [, other] = z
      .array(staffShape)
      .parse(await stored(scene, 'USER'))
      .filter(({ rate }) => rate !== undefined)
    assert.ok(other !== undefined)
    const { vendorId } = await writer.create(
      { ...intent, userId: other.id, rate: null, activityCode: null, durationSeconds: 61 },
      markers[0],
    )
    await scene.settle()
    const record = await scene.read('TIME_ENTRY', vendorId)
    assert.partialDeepStrictEqual(record, { userId: other.id, rate: String(other.rate), durationSeconds: 120, activityCode: null })
  }))

test('an answer that is lost is UNCERTAIN, and the entry is found by its marker once it has settled', () =>
  withIntent(async (scene, writer, intent) => {
    await scene.fault({ do: 'drop-after' })
    await assert.rejects(writer.create(intent, markers[0]), { outcome: 'UNCERTAIN' })
    assert.deepEqual(await writer.findCreated(intent, markers[0], since), { found: 'NOTHING' })
    await scene.settle()
    const found = await writer.findCreated(intent, markers[0], since)
    assert.ok(found.found === 'RECORD')
    assert.deepEqual(await scene.effects(), ['create time-entries'])
    // Whoever deletes it later does not make it never written.
    await scene.desk('DELETE', `records/time-entries/${found.vendorId}`)
    assert.deepEqual(await writer.findCreated(intent, markers[0], since), found)
  }))

test('two entries that look the same are told apart by their markers', () =>
  withIntent(async (scene, writer, intent) => {
    const [first, second] = [await writer.create(intent, markers[0]), await writer.create(intent, markers[1])]
    await scene.settle()
    assert.deepEqual(await writer.findCreated(intent, markers[0], since), { found: 'RECORD', ...first })
    assert.deepEqual(await writer.findCreated(intent, markers[1], since), { found: 'RECORD', ...second })
  }))

test('a request that is lost on its way, or an answer nobody can read, is UNCERTAIN and leaves nothing', () =>
  withIntent(async (scene, writer, intent) => {
    for (const fault of ['drop-before', 'html', 'error'] as const) {
      await scene.fault({ do: fault })
      await assert.rejects(writer.create(intent, markers[0]), { outcome: 'UNCERTAIN' }, fault)
    }
    await scene.settle()
    assert.deepEqual(await writer.findCreated(intent, markers[0], since), { found: 'NOTHING' })
    assert.deepEqual(await scene.effects(), [])
  }))

test('a write that Smokeball takes and fails later is never shown, and found as nothing', () =>
  withIntent(async (scene, writer, intent) => {
    await scene.fault({ do: 'fail-late' })
    const { vendorId } = await writer.create(intent, markers[0])
    await scene.settle()
    assert.equal(await scene.read('TIME_ENTRY', vendorId), 'ABSENT')
    assert.deepEqual(await writer.findCreated(intent, markers[0], since), { found: 'NOTHING' })
    assert.deepEqual(await scene.effects(), [])
  }))

test('a refusal carries the vendor’s reason; what Smokeball would fail later is refused before', () =>
  withIntent(async (scene, writer, intent) => {
    const refused = (message: RegExp) => ({ code: 'VENDOR_REJECTED', outcome: 'NOT_APPLIED', message })
    const nobody = '00000000-0000-4000-8000-000000000000'
    await assert.rejects(writer.create({ ...intent, matterId: nobody }, markers[0]), refused(/Matter .* was not found/))
    await assert.rejects(writer.create({ ...intent, userId: nobody }, markers[0]), refused(/no staff member/))
    await assert.rejects(writer.create({ ...intent, activityCode: 'X999' }, markers[0]), refused(/no activity code X999/))
    await scene.deny('Read')
    await assert.rejects(writer.create(intent, markers[0]), refused(/do not have permission/))
    assert.deepEqual(await scene.effects(), [])
  }))

test('a session that ends before the write has it sent once with a new token', () =>
  withIntent(async (scene, writer, intent) => {
    const hourMs = 3_600_000
    await scene.desk('POST', 'faults', { clockSkewMs: 1.01 * hourMs })
    await writer.create(intent, markers[0])
    assert.deepEqual(await scene.effects(), ['create time-entries'])
  }))

test('an update changes what is given and leaves the rest, and the entry is still found by its marker', () =>
  withIntent(async (scene, writer, intent) => {
    const { vendorId } = await writer.create(intent, markers[0])
    await scene.settle()
    const before = await scene.read('TIME_ENTRY', vendorId)
    const update = async (changes: Parameters<NonNullable<TimeEntryWriter['update']>>[1]) => {
      await writer.update?.(vendorId, changes)
      await scene.settle()
      return scene.read('TIME_ENTRY', vendorId)
    }
    assert.ok(before !== 'ABSENT')
    const { raw: _, durationSeconds, amount, ...kept } = before
    assert.partialDeepStrictEqual(await update({ durationSeconds: 3_600 }), { ...kept, durationSeconds: 3_600, amount: '312.5' })
    const changes = { date: '2026-03-01', description: 'Conference', billable: false, activityCode: null, rate: '200' }
    const after = await update(changes)
    assert.partialDeepStrictEqual(after, { ...changes, durationSeconds: 3_600, amount: '0', userId: kept.userId, matterId: kept.matterId })
    assert.deepEqual(await writer.findCreated(intent, markers[0], since), { found: 'RECORD', vendorId })
    assert.deepEqual(await scene.effects(), ['create time-entries', 'update time-entries', 'update time-entries'])
  }))

test('a deleted entry is gone, and one that is gone already is deleted', () =>
  withIntent(async (scene, writer, intent) => {
    const { vendorId } = await writer.create(intent, markers[0])
    await scene.settle()
    await writer.delete(vendorId)
    await scene.settle()
    assert.equal(await scene.read('TIME_ENTRY', vendorId), 'ABSENT')
    await writer.delete(vendorId)
    assert.deepEqual(await scene.effects(), ['create time-entries', 'delete time-entries'])
  }))

test('an entry on a final invoice is neither changed nor deleted', () =>
  withIntent(async (scene, writer, { matterId }) => {
    const made = z.looseObject({ id: z.string() })
    const invoice = made.parse(await scene.desk('POST', 'records/invoices', { matterId, status: 1 }))
    const billed = { matterId, invoiceId: invoice.id, duration: 60, durationWorked: 60, rate: 100, finalized: true }
    const fee = made.parse(await scene.desk('POST', 'records/time-entries', billed))
    const vendorId = `${matterId}.${fee.id}`
    const refused = { code: 'VENDOR_REJECTED', outcome: 'NOT_APPLIED', message: /on a final invoice/ }
    await assert.rejects(writer.update?.(vendorId, { billable: false }) ?? Promise.resolve(), refused)
    await assert.rejects(writer.delete(vendorId), refused)
    assert.deepEqual(await scene.effects(), [])
  }))
