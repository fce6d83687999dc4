import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { systemClock } from '../../../bin/systemClock.js'
import type { Clock } from '../../../core/clock.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { RecordPage, VendorConnection } from '../../../core/vendorAdapter.js'
import { calendarDateIn } from '../../../subgraphs/vendor/map/calendarDateIn.js'
import { type Visit, withPracticePanther } from '../../sandbox/practicepanther/withPracticePanther.js'
import { readAll } from '../../support/readAll.js'
import { readChangesSince } from '../../support/readChangesSince.js'
import { forgetRequests, requestsTo, withConnection } from './openTo.js'

interface Scene extends Visit {
  readonly connection: VendorConnection
  /** Sets both clocks ahead and gives the instant it then is. */
  readonly ahead: (milliseconds: number) => Promise<string>
  /** Signs in anew: a session of the portal's lives for hours. */
  readonly anew: (use: (connection: VendorConnection) => Promise<void>) => Promise<void>
  readonly told: (kind: RecordKind, since: string) => Promise<readonly string[]>
}

const minuteMs = 60_000
const reference = z.object({ id: z.string() })

const scene = (use: (scene: Scene) => Promise<void>, matters = 30): Promise<void> =>
  withPracticePanther(
    async (visit) => {
      let aheadMs = 0
      const clock: Clock = {
        now: () => new Date(Date.now() + aheadMs),
        sleep: (milliseconds, signal) => systemClock.sleep(milliseconds, signal),
      }
      const ahead = async (milliseconds: number): Promise<string> => {
        aheadMs = milliseconds
        await visit.desk('POST', 'faults', { clockSkewMs: milliseconds })
        return clock.now().toISOString()
      }
      await withConnection(
        visit,
        async (connection) => {
          const told = async (kind: RecordKind, since: string): Promise<readonly string[]> =>
            (await readChangesSince(connection.readers[kind], since)).map(({ vendorId }) => vendorId)
          await use({ ...visit, connection, ahead, told, anew: (then) => withConnection(visit, then, { clock }) })
        },
        { clock },
      )
    },
    { matters },
  )

describe('What changed at PracticePanther', () => {
  it('costs one request for each list where nothing did', () =>
    scene(async (visit) => {
      // The firm's facts and the time zone are asked for once in a connection's life.
      await readAll(visit.connection.readers.INVOICE)
      const since = await visit.ahead(10 * minuteMs)
      const costs: Partial<Record<RecordKind, readonly string[]>> = {}
      for (const kind of ['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY', 'EXPENSE', 'INVOICE', 'PAYMENT'] as const) {
        await forgetRequests(visit)
        assert.deepEqual(await visit.told(kind, since), [], kind)
        costs[kind] = Object.entries(await requestsTo(visit)).map(([route, count]) => `${String(count)} ${route.split('/').at(-1) ?? ''}`)
      }
      assert.deepEqual(costs, {
        USER: ['1 users'],
        CONTACT: ['1 accounts', '1 contacts'],
        MATTER: ['1 matters', '1 relationships', '1 payments', '1 invoices'],
        TIME_ENTRY: ['1 timeentries'],
        EXPENSE: ['1 expenses'],
        INVOICE: ['1 invoices'],
        PAYMENT: ['1 payments'],
      })
    }))

  it('is told of a further person, though the account stays as it was and the person shows no date', () =>
    scene(async (visit) => {
      const person = (await visit.list('/api/v2/contacts')).find(({ is_primary_contact }) => is_primary_contact === false)
      const since = await visit.ahead(10 * minuteMs)
      await visit.desk('PATCH', `records/contacts/${String(person?.id)}`, { first_name: 'Żaneta' })
      const records = await readChangesSince(visit.connection.readers.CONTACT, since)
      const changed = records.find(({ vendorId }) => vendorId === person?.id)
      assert.equal(changed?.firstName, 'Żaneta')
      assert.ok(Date.parse(changed?.updatedAt ?? '') < Date.parse(since))
      assert.ok(records.length < 10)
    }))

  it('is told of a matter when somebody is linked to it, and when money moves on it', () =>
    scene(async (visit) => {
      const { readers } = visit.connection
      const matters = await readAll(readers.MATTER)
      const [person] = await visit.list('/api/v2/contacts')
      const since = await visit.ahead(10 * minuteMs)
      const linked = matters[3]?.vendorId ?? ''
      await visit.desk('PATCH', `records/matters/${linked}`, { relationships: [{ contact: person?.id, name: 'Judge' }] })
      const [told, ...others] = await readChangesSince(readers.MATTER, since)
      assert.deepEqual([told?.vendorId, others], [linked, []])
      assert.ok(told?.participants.some(({ role }) => role === 'judge'))
      const payment = (await visit.list('/api/v2/payments?bank_account_type=Operating')).find(({ matter_ref }) => matter_ref !== null)
      await visit.desk('PATCH', `records/payments/${String(payment?.id)}`, { isReconciled: false, notes: 'Anzahlung' })
      const { id: matterOfPayment } = reference.parse(payment?.['matter_ref'])
      assert.deepEqual((await visit.told('MATTER', since)).toSorted(), [...new Set([linked, matterOfPayment])].toSorted())
      // Who was linked and is no longer shows in no list of changes.
      assert.equal(readers.MATTER.changesArePartial, true)
    }))

  it('is told of an invoice that became overdue at the end of a day, though nobody touched it', () =>
    scene(async (visit) => {
      const { readers } = visit.connection
      const open = (await readAll(readers.INVOICE)).find(({ status }) => status === 'ISSUED' || status === 'OVERDUE')
      const id = open?.vendorId ?? ''
      const { timeZone } = await visit.connection.account()
      const today = calendarDateIn(timeZone, new Date().toISOString())
      await visit.desk('PATCH', `records/invoices/${id}`, { due_date: `${today}T12:00:00Z` })
      const since = await visit.ahead(minuteMs)
      assert.deepEqual(await visit.told('INVOICE', since), [])
      await visit.ahead(36 * 60 * minuteMs)
      await visit.anew(async (later) => {
        const told = (await readChangesSince(later.readers.INVOICE, since)).find(({ vendorId }) => vendorId === id)
        assert.equal(told?.status, 'OVERDUE')
      })
    }))

  it('goes on from page to page in the order of change, and tells what changes meanwhile once more', () =>
    scene(async (visit) => {
      const { TIME_ENTRY: reader } = visit.connection.readers
      const since = '2000-01-01T00:00:00.000Z'
      const first = await reader.readChanges?.(since, null)
      assert.ok(first !== undefined && first.next !== null)
      const again = first.records[0]?.vendorId ?? ''
      await visit.ahead(minuteMs)
      await visit.desk('PATCH', `records/time-entries/${again}`, { description: 'edited meanwhile' })
      const rest: string[] = []
      for (let cursor: string | null = first.next; cursor !== null;) {
        const page: RecordPage<'TIME_ENTRY'> | undefined = await reader.readChanges?.(since, cursor)
        rest.push(...(page?.records ?? []).map(({ vendorId }) => vendorId))
        cursor = page?.next ?? null
      }
      const ids = [...first.records.map(({ vendorId }) => vendorId), ...rest]
      assert.deepEqual([ids.filter((id) => id === again).length, rest.at(-1)], [2, again])
      assert.equal(new Set(ids).size, ids.length - 1)
      assert.equal(new Set(ids).size, (await readAll(reader)).length)
    }, 120))
})
