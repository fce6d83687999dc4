import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseAccountKey } from '../../core/recordId.js'
import { nextReading, type ReadingPlace } from '../../engine/sync/nextReading.js'
import { type Pass, unreadPass } from '../../prisma/sync/Pass.js'

const account = parseAccountKey('testtest') ?? assert.fail()
const now = '2026-03-02T15:00:00.000Z'
const place: ReadingPlace = { account, kind: 'MATTER', now, timeZone: 'America/New_York', lastLookAt: null, everyMs: 60_000 }
const read: Pass = { ...unreadPass, phase: 'LIVE', lastSucceededAt: now, changesReadTo: now, fullReadAt: now, fullRequests: 10 }
const minutes = ({ dueAt }: { readonly dueAt: string }): number => (Date.parse(dueAt) - Date.parse(now)) / 60_000

void describe('the next reading of a kind', () => {
  test('comes at once where nothing was read yet, or a reading is not through', () => {
    assert.deepEqual(nextReading(unreadPass, place), { dueAt: now, full: false })
    assert.deepEqual(nextReading({ ...read, startedAt: now, cursor: '7' }, place), { dueAt: now, full: false })
  })

  test('comes a minute after one that found something, and later each time nothing is found, to a quarter of an hour', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 60].map((quietReadings) => minutes(nextReading({ ...read, quietReadings }, place)))
    assert.deepEqual(pauses, [1, 2, 4, 8, 16, 16, 16])
  })

  test('comes a minute later wherever a client looked within ten', () => {
    const quiet = { ...read, quietReadings: 9 }
    assert.equal(minutes(nextReading(quiet, { ...place, lastLookAt: '2026-03-02T14:51:00.000Z' })), 1)
    assert.equal(minutes(nextReading(quiet, { ...place, lastLookAt: '2026-03-02T14:49:00.000Z' })), 16)
  })

  test('comes four times later at night, by the firm’s own clock', () => {
    assert.equal(minutes(nextReading(read, { ...place, timeZone: 'Australia/Sydney' })), 4)
  })

  test('is of everything about once a day where changes can be asked for', () => {
    const day = 24 * 60 * 60_000
    const yesterday = new Date(Date.parse(now) - 1.2 * day).toISOString()
    assert.deepEqual(nextReading({ ...read, fullReadAt: yesterday }, place), { dueAt: now, full: true })
    assert.equal(nextReading({ ...read, fullReadAt: new Date(Date.parse(now) - 0.8 * day).toISOString() }, place).full, false)
  })

  test('is of everything, and rarer the more requests that took, where changes cannot be asked for', () => {
    const blind = { ...read, changesReadTo: null }
    const due = [null, 1, 100, 5_000, 28_800].map((fullRequests) => nextReading({ ...blind, fullRequests }, place))
    assert.ok(due.every(({ full }) => full))
    const day = 24 * 60
    for (const [number, expected] of [15, 15, 33.3, day, 2 * day].entries()) {
      const taken = minutes(due[number] ?? assert.fail())
      assert.ok(taken >= expected * 0.9 && taken <= expected * 1.1, `${String(taken)} minutes in place of about ${String(expected)}`)
    }
  })

  test('is of everything ten times as often where a client looked within ten minutes', () => {
    const blind = { ...read, changesReadTo: null, fullRequests: 1_000 }
    const lookedAt = { ...place, lastLookAt: '2026-03-02T14:51:00.000Z' }
    assert.equal(Math.round(minutes(nextReading(blind, place)) / minutes(nextReading(blind, lookedAt))), 10)
  })

  test('is of everything as often where not all changes can be asked for, and of changes in between', () => {
    const partial = { ...read, changesArePartial: true, fullRequests: 100 }
    assert.deepEqual([nextReading(partial, place).full, minutes(nextReading(partial, place))], [false, 1])
    const longAgo = new Date(Date.parse(now) - 40 * 60_000).toISOString()
    assert.deepEqual(nextReading({ ...partial, fullReadAt: longAgo }, place), { dueAt: now, full: true })
  })

  test('is spread: kinds and accounts that were read together are not due together', () => {
    const dues = (['MATTER', 'CONTACT', 'INVOICE'] as const).map(
      (kind) => nextReading({ ...read, changesReadTo: null }, { ...place, kind }).dueAt,
    )
    assert.equal(new Set(dues).size, 3)
  })

  test('waits longer after each failure, to half an hour, and goes on where it was', () => {
    const pauses = [1, 2, 3, 12].map((failures) => nextReading({ ...read, phase: 'FAILING', failures }, place))
    const [first = 0, second = 0, third = 0, last = 0] = pauses.map(minutes)
    assert.ok(first >= 0.375 && first <= 0.625, `${String(first)} minutes`)
    assert.deepEqual([Math.round(second / first), Math.round(third / first), pauses.some(({ full }) => full)], [2, 4, false])
    assert.ok(last >= 22.5 && last <= 37.5, `${String(last)} minutes`)
  })

  test('is of everything at once where somebody wants that, and an hour after a great loss was found', () => {
    assert.deepEqual(nextReading({ ...read, fullWanted: true }, place), { dueAt: now, full: true })
    const held = nextReading({ ...read, massAbsenceAt: now, quietReadings: 99 }, place)
    assert.equal(minutes({ dueAt: held.dueAt }), 16)
    const hourAgo = '2026-03-02T14:00:00.000Z'
    assert.deepEqual(nextReading({ ...read, fullReadAt: hourAgo, massAbsenceAt: hourAgo }, place), { dueAt: now, full: true })
  })
})
