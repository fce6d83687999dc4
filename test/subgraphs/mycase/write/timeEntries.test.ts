import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareTimeEntry } from '../../../../core/command/compareTimeEntry.js'
import type { TimeEntryIntent } from '../../../../core/command/TimeEntryIntent.js'
import type { TimeEntryWriter } from '../../../../core/recordWriters.js'
import { openWritingScene, type WritingScene } from './openWritingScene.js'
import { newMarker, told } from './told.js'

const scene = openWritingScene()
const since = '2000-01-01T00:00:00.000Z'

const writerOf = ({ connection }: WritingScene): TimeEntryWriter & { readonly update: NonNullable<TimeEntryWriter['update']> } => {
  const { timeEntry } = connection.writers
  assert.ok(timeEntry?.update != null)
  return { ...timeEntry, update: timeEntry.update }
}

const anEntry = (change: Partial<TimeEntryIntent> = {}): TimeEntryIntent => ({
  matterId: '41007001',
  userId: '27004101',
  date: '2026-02-18',
  durationSeconds: 2_521,
  description: 'Call with the client – naïve question',
  billable: true,
  activityCode: 'A106',
  rate: '312.5',
  referenceId: null,
  tags: [],
  ...change,
})

test('an entry is made once, to the second, and reads back as it was wanted, without its marker', async () => {
  const { watch, read, connection, ...rest } = await scene()
  const writer = writerOf({ watch, read, connection, ...rest })
  const { result, taken } = await watch(() => writer.create(anEntry(), newMarker()))
  assert.deepEqual(taken, [{ operation: 'create', kind: 'time-entries', id: result?.vendorId }])
  const record = await read('TIME_ENTRY', result?.vendorId ?? '')
  assert.deepEqual(
    compareTimeEntry(anEntry({ referenceId: null }), record).map(({ field }) => field),
    [],
  )
  assert.equal(record.amount, '218.84')
})

test('two entries that look the same are told apart by their markers', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  const markers = [newMarker(), newMarker()]
  const made = await Promise.all(markers.map((marker) => writer.create(anEntry(), marker)))
  const found = await Promise.all(markers.map((marker) => writer.findCreated(anEntry(), marker, since)))
  assert.deepEqual(
    found,
    made.map(({ vendorId }) => ({ found: 'RECORD', vendorId })),
  )
  assert.deepEqual(await writer.findCreated(anEntry(), newMarker(), since), { found: 'NOTHING' })
})

test('a rate that nobody said is the worker’s on the case, else the worker’s own', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  const rates = await Promise.all(
    [await caseWhere(visit, (rate) => rate !== null), await caseWhere(visit, (rate) => rate === null)].map(
      async ({ matterId, userId, rate }) => {
        const { vendorId } = await writer.create(anEntry({ matterId, userId, rate: null }), newMarker())
        return [Number((await visit.read('TIME_ENTRY', vendorId)).rate), rate]
      },
    ),
  )
  for (const [stored, proposed] of rates) assert.equal(stored, proposed)
})

test('an answer that is lost is uncertain, and the entry is found; a request that is lost left nothing', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  for (const [fault, count, found] of [
    ['drop-after', 1, 'RECORD'],
    ['drop-before', 0, 'NOTHING'],
    ['html', 0, 'NOTHING'],
    ['error', 0, 'NOTHING'],
  ] as const) {
    const marker = newMarker()
    await visit.fault('POST', '/v1/time_entries', fault)
    const { error, taken } = await visit.watch(() => writer.create(anEntry(), marker))
    assert.equal(told(error)[1], 'UNCERTAIN', fault)
    assert.equal(taken.length, count, fault)
    assert.equal((await writer.findCreated(anEntry(), marker, since)).found, found, fault)
  }
})

test('a token that dies in the middle makes one entry', async () => {
  const visit = await scene()
  await visit.desk('POST', 'faults', { next: [{ match: { method: 'POST', path: '/v1/time_entries' }, do: 'error', status: 401 }] })
  const { taken } = await visit.watch(() => writerOf(visit).create(anEntry(), newMarker()))
  assert.equal(taken.length, 1)
})

test('a refusal carries MyCase’s own reason', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  const refused = async (change: Partial<TimeEntryIntent>): Promise<readonly string[]> => {
    const { error, taken } = await visit.watch(() => writer.create(anEntry(change), newMarker()))
    assert.deepEqual(taken, [])
    return told(error)
  }
  assert.match((await refused({ durationSeconds: 60 })).join(), /^VENDOR_REJECTED,NOT_APPLIED,.*\/hours Too small/)
  assert.match((await refused({ matterId: '99999999' })).join(), /^VENDOR_REJECTED,NOT_APPLIED,.*There is no record 99999999/)
  assert.match((await refused({ userId: '99999999' })).join(), /^VENDOR_REJECTED,NOT_APPLIED,.*Not found/)
})

test('a change goes through the form and leaves alone what was not given', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  const { vendorId } = await writer.create(anEntry({ description: 'First “line”\nand <second>' }), newMarker())
  const before = await visit.read('TIME_ENTRY', vendorId)
  const { error, taken } = await visit.watch(() => writer.update(vendorId, { durationSeconds: 3_601 }))
  assert.equal(error, undefined)
  assert.deepEqual(taken, [{ operation: 'update', kind: 'time-entries', id: vendorId }])
  const after = await visit.read('TIME_ENTRY', vendorId)
  const { durationSeconds, amount, updatedAt: _at, raw: _raw, ...same } = after
  assert.deepEqual([durationSeconds, amount], [3_601, '312.59'])
  assert.partialDeepStrictEqual(before, same)
  assert.equal(after.description, 'First “line”\nand <second>')
})

test('everything of an entry can be changed, and it is still found by its marker', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  const marker = newMarker()
  const { vendorId } = await writer.create(anEntry(), marker)
  const changes = {
    date: '2026-03-02',
    durationSeconds: 5_400,
    description: 'Zusätzliche Fragen\nund Antworten',
    billable: false,
    activityCode: 'A103',
    rate: '199.95',
  } as const
  await writer.update(vendorId, changes)
  assert.deepEqual(compareTimeEntry(changes, await visit.read('TIME_ENTRY', vendorId)), [])
  await writer.update(vendorId, { ...changes, billable: true })
  assert.equal((await visit.read('TIME_ENTRY', vendorId)).amount, '299.93')
  assert.deepEqual(await writer.findCreated(anEntry(), marker, since), { found: 'RECORD', vendorId })
})

test('a UTBMS task code gives way to another, and with it the activity’s to what is none', async () => {
  const visit = await scene()
  const { vendorId } = await writerOf(visit).create(anEntry(), newMarker())
  const recode = async (activityCode: string): Promise<unknown> => {
    await visit.desk('PATCH', `records/time-entries/${vendorId}`, { utbms_task_code: 'L110', utbms_activity_code: 'A103' })
    await writerOf(visit).update(vendorId, { activityCode })
    const { activityCode: read, raw } = await visit.read('TIME_ENTRY', vendorId)
    assert.equal(read, activityCode)
    return Reflect.get(Object(raw), 'utbms_activity_code')
  }
  assert.deepEqual([await recode('L120'), await recode('A104')], ['A103', ''])
})

test('a change whose answer is lost is uncertain; one that MyCase refuses, or that never arrived, changed nothing', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  const { vendorId } = await writer.create(anEntry(), newMarker())
  const changes = { durationSeconds: 3_600 } as const
  const attempt = async (
    id = vendorId,
    wanted: { readonly durationSeconds: number } = changes,
  ): Promise<readonly [readonly string[], number]> => {
    const { error, taken } = await visit.watch(() => writer.update(id, wanted))
    return [told(error).slice(0, 2), taken.length]
  }
  await visit.fault('POST', `/time_entries/${vendorId}`, 'drop-after')
  assert.deepEqual(await attempt(), [['VENDOR_UNAVAILABLE', 'UNCERTAIN'], 1])
  assert.equal((await visit.read('TIME_ENTRY', vendorId)).durationSeconds, 3_600)
  await visit.fault('POST', `/time_entries/${vendorId}`, 'html')
  assert.deepEqual(await attempt(), [['DRIFT', 'UNCERTAIN'], 0])
  await visit.fault('GET', `/time_entries/${vendorId}/edit`, 'html')
  assert.deepEqual(await attempt(), [['DRIFT', 'NOT_APPLIED'], 0])
  assert.deepEqual(await attempt(vendorId, { durationSeconds: 60 }), [['VENDOR_REJECTED', 'NOT_APPLIED'], 0])
  assert.deepEqual(await attempt('99999999'), [['VENDOR_REJECTED', 'NOT_APPLIED'], 0])
  await visit.desk('PATCH', `records/time-entries/${vendorId}`, { invoices: [{ id: 61000001 }] })
  const { error } = await visit.watch(() => writer.update(vendorId, changes))
  assert.match(told(error)[2], /on an invoice and cannot be changed/)
})

test('a user who may not write time is told so, and nothing is written', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  const { vendorId } = await writer.create(anEntry(), newMarker())
  await visit.desk('PATCH', 'records/users/27004101', { edit_time_entries: false })
  for (const act of [
    () => writer.create(anEntry(), newMarker()),
    () => writer.update(vendorId, { billable: false }),
    () => writer.delete(vendorId),
  ]) {
    const { error, taken } = await visit.watch<unknown>(act)
    assert.match(told(error).join(), /^VENDOR_REJECTED,NOT_APPLIED,.*a permission is missing/)
    assert.deepEqual(taken, [])
  }
  await visit.desk('PATCH', 'records/users/27004101', { edit_time_entries: true })
})

test('an entry is deleted once; one that is gone is deleted, one on an invoice is not', async () => {
  const visit = await scene()
  const writer = writerOf(visit)
  const { vendorId } = await writer.create(anEntry(), newMarker())
  await visit.desk('PATCH', `records/time-entries/${vendorId}`, { invoices: [{ id: 61000001 }] })
  await assert.rejects(writer.delete(vendorId), /on an invoice/)
  await visit.desk('PATCH', `records/time-entries/${vendorId}`, { invoices: [] })
  const { taken } = await visit.watch(() => writer.delete(vendorId))
  assert.deepEqual(taken, [{ operation: 'delete', kind: 'time-entries', id: vendorId }])
  await writer.delete(vendorId)
})

interface CaseRate {
  readonly matterId: string
  readonly userId: string
  /** Dollars an hour that MyCase would propose. */
  readonly rate: number
}

/** A case and somebody on it whose own rate on the case is as wanted. */
const caseWhere = async ({ records }: WritingScene, isWanted: (rate: string | null) => boolean): Promise<CaseRate> => {
  const users = await records('users')
  for (const { id, staff } of await records('matters')) {
    for (const one of staff as readonly { readonly id: number; readonly case_rate: string | null }[]) {
      const own = users.find((user) => user['id'] === one.id)?.['default_hourly_rate']
      if (isWanted(one.case_rate) && own !== null)
        return { matterId: String(id), userId: String(one.id), rate: Number(one.case_rate ?? own) }
    }
  }
  throw new Error('no case is like that')
}
