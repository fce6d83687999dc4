import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { compareTimeEntry } from '../../../../core/command/compareTimeEntry.js'
import type { TimeEntryIntent } from '../../../../core/command/TimeEntryIntent.js'
import type { TimeEntryWriter } from '../../../../core/recordWriters.js'
import { SessionDeadError } from '../../../../core/errors.js'
import { listOf } from '../../../sandbox/clio/withClio.js'
import { shareClioAccount } from '../shareClioAccount.js'
import { effectsOf, justNow, newMarker, readBack, refusalOf, withFault } from './writeScene.js'

const record = z.looseObject({ id: z.number() })

describe('Clio: writing time entries', () => {
  const shared = shareClioAccount({ matters: 40 })
  const writer = (): TimeEntryWriter => {
    const { timeEntry } = shared().connection.writers
    assert.ok(timeEntry !== undefined)
    return timeEntry
  }
  const ids = async (path: string) => listOf(await shared().api(path)).data.map(({ id }) => String(id))
  const entry = async (more: Partial<TimeEntryIntent> = {}): Promise<TimeEntryIntent> => {
    const [matterId = ''] = await ids('matters?status=open&limit=1&fields=id')
    const [userId = ''] = await ids('users?limit=1&fields=id')
    return {
      matterId,
      userId,
      date: '2026-03-02',
      durationSeconds: 2_525,
      description: 'Call – naïve question',
      billable: true,
      activityCode: null,
      rate: '123.45',
      referenceId: 'timer-7',
      tags: [],
      ...more,
    }
  }
  const stored = async (id: string) => record.parse(await shared().desk('GET', `records/time-entries/${id}`))
  const update = (id: string, changes: Partial<TimeEntryIntent>): Promise<void> => {
    const change = writer().update
    assert.ok(change !== null)
    return change(id, changes)
  }

  test('an entry is at the portal once, reads back as it was wanted, and is billed by the rounded time', async () => {
    const wanted = await entry({ activityCode: 'L120' })
    const { done, effects } = await effectsOf(shared(), () => writer().create(wanted, newMarker()))
    assert.deepEqual(
      effects.map(({ operation, kind, id }) => [operation, kind, id]),
      [['create', 'time-entries', done.vendorId]],
    )
    const read = await readBack(shared(), 'TIME_ENTRY', done.vendorId)
    assert.deepEqual(compareTimeEntry(wanted, read), [])
    // Eight tenths of an hour.
    assert.equal(read.amount, '98.76')
  })

  test('the note is as it was written: the marker stands with the reference, and is read by nobody', async () => {
    const marker = newMarker()
    const { vendorId } = await writer().create(await entry(), marker)
    const { note, reference } = await stored(vendorId)
    assert.deepEqual([note, reference], ['Call – naïve question', `timer-7 [${marker}]`])
    const plain = await writer().create(await entry({ referenceId: null }), newMarker())
    assert.equal((await readBack(shared(), 'TIME_ENTRY', plain.vendorId)).referenceId, null)
  })

  test('without a rate it is the one Clio would take; every code of the firm is found, and another is refused', async () => {
    const { vendorId } = await writer().create(await entry({ rate: null, userId: null }), newMarker())
    const read = await readBack(shared(), 'TIME_ENTRY', vendorId)
    assert.ok(Number(read.rate) > 0)
    for (const activityCode of ['A103', 'L510', 'Telephone']) {
      const coded = await writer().create(await entry({ activityCode }), newMarker())
      assert.equal((await readBack(shared(), 'TIME_ENTRY', coded.vendorId)).activityCode, activityCode)
    }
    const { done, effects } = await effectsOf(shared(), async () =>
      refusalOf(writer().create(await entry({ activityCode: 'X999' }), newMarker())),
    )
    assert.deepEqual([done.code, done.outcome, effects], ['VENDOR_REJECTED', 'NOT_APPLIED', []])
  })

  test('a change leaves what it does not name as it was, the rate with another description as well', async () => {
    const wanted = await entry({ activityCode: 'A103' })
    const { vendorId } = await writer().create(wanted, newMarker())
    for (const changes of [
      { durationSeconds: 61 },
      { billable: false },
      { billable: true },
      { activityCode: 'L110' },
      { activityCode: null },
      { rate: '99.5', date: '2026-03-03', description: 'Longer' },
      { tags: [] },
    ] satisfies Partial<TimeEntryIntent>[]) {
      Object.assign(wanted, changes)
      await update(vendorId, changes)
      assert.deepEqual(compareTimeEntry(wanted, await readBack(shared(), 'TIME_ENTRY', vendorId)), [], JSON.stringify(changes))
    }
  })

  test('work without charge that is made billable is charged; a flat amount is no rate to change', async () => {
    const free = record.parse(await shared().desk('POST', 'records/time-entries', { no_charge: true }))
    await update(String(free.id), { billable: true })
    assert.equal((await readBack(shared(), 'TIME_ENTRY', String(free.id))).billable, true)
    const flat = record.parse(await shared().desk('POST', 'records/time-entries', { flat_rate: true, price: 500 }))
    const { code, outcome } = await refusalOf(update(String(flat.id), { rate: '100' }))
    assert.deepEqual([code, outcome, (await stored(String(flat.id)))['price']], ['VENDOR_REJECTED', 'NOT_APPLIED', 500])
  })

  test('an entry is deleted; one that is gone already is deleted', async () => {
    const { vendorId } = await writer().create(await entry(), newMarker())
    const { effects } = await effectsOf(shared(), async () => {
      await writer().delete(vendorId)
      await writer().delete(vendorId)
    })
    assert.deepEqual(
      effects.map(({ operation }) => operation),
      ['delete'],
    )
    assert.equal((await shared().connection.readers.TIME_ENTRY.readMany([vendorId])).get(vendorId), 'ABSENT')
  })

  test('a lost answer is uncertain and found by its marker, in one request; of two that look the same each is told', async () => {
    const [first, second] = [newMarker(), newMarker()]
    const wanted = await entry()
    const since = justNow()
    const twin = await writer().create(wanted, first)
    const lost = await withFault(shared(), { do: 'drop-after', match: { method: 'POST', path: '/api/v4/activities' } }, () =>
      refusalOf(writer().create(wanted, second)),
    )
    assert.equal(lost.outcome, 'UNCERTAIN')
    await shared().countAfresh()
    const found = await writer().findCreated(wanted, second, since)
    assert.equal(await shared().count(), 1)
    assert.ok(found.found === 'RECORD' && found.vendorId !== twin.vendorId)
    assert.deepEqual(compareTimeEntry(wanted, await readBack(shared(), 'TIME_ENTRY', found.vendorId)), [])
    assert.deepEqual(await writer().findCreated(wanted, first, since), { found: 'RECORD', ...twin })
  })

  test('a request that never arrives leaves nothing, whatever the answer’s loss may mean', async () => {
    for (const fault of ['drop-before', 'html', 'error'] as const) {
      const marker = newMarker()
      const { done, effects } = await effectsOf(shared(), async () =>
        withFault(shared(), { do: fault, match: { method: 'POST', path: '/api/v4/activities' } }, async () =>
          refusalOf(writer().create(await entry(), marker)),
        ),
      )
      assert.deepEqual([done.outcome, effects], ['UNCERTAIN', []], fault)
      assert.deepEqual(await writer().findCreated(await entry(), marker, justNow()), { found: 'NOTHING' })
    }
  })

  test('limits refuse before anything is done; a session that is gone is dead', async () => {
    const tooMany = await withFault(shared(), { do: 'error', status: 429, match: { method: 'POST' } }, async () =>
      refusalOf(writer().create(await entry(), newMarker())),
    )
    assert.deepEqual([tooMany.code, tooMany.outcome], ['VENDOR_RATE_LIMITED', 'NOT_APPLIED'])
    const wanted = await entry()
    const { effects } = await effectsOf(shared(), () =>
      withFault(shared(), { do: 'error', status: 401, match: { method: 'POST' } }, () =>
        assert.rejects(writer().create(wanted, newMarker()), (thrown) => thrown instanceof SessionDeadError),
      ),
    )
    assert.deepEqual(effects, [])
  })

  test('a refusal carries Clio’s own reason', async () => {
    const refused = await refusalOf(writer().create(await entry({ matterId: '1' }), newMarker()))
    assert.deepEqual([refused.code, refused.outcome], ['VENDOR_REJECTED', 'NOT_APPLIED'])
    assert.match(refused.message, /matter is invalid/)
    const [billed = ''] = await ids('activities?type=TimeEntry&status=draft&fields=id&limit=1')
    assert.match((await refusalOf(update(billed, { description: 'Late' }))).message, /has been billed/)
    assert.match((await refusalOf(writer().delete(billed))).message, /has been billed/)
  })
})
