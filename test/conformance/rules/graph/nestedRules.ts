import assert from 'node:assert/strict'
import { z } from 'zod'
import { Money } from '../../../../core/money.js'
import type { GraphRecord } from '../../graph/GraphRecord.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import { walkList } from '../../graph/walkList.js'
import type { Rule } from '../../Rule.js'

const list = z.object({ totalCount: z.int(), nodes: z.array(z.object({ id: z.string() })) })
const matterLists = z.object({
  id: z.string(),
  timeEntries: list,
  billable: list,
  financials: z.object({ unbilledHours: z.string(), unbilledAmount: z.string() }),
})
const contactLists = z.object({ id: z.string(), matters: list })

/** What hangs on a record, beside what the firm-wide lists say. */
export const nestedRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-103',
    level: 'MUST',
    says: 'a matter’s own time entries are those that name it, and what is unbilled is the exact sum of its time and expenses',
    check: async ({ url, everything }) => {
      const { TIME_ENTRY: entries, EXPENSE: expenses } = await everything()
      const fields = `id timeEntries(first: 200) { totalCount nodes { id } } billable: timeEntries(filter: { billable: true }, first: 1) { totalCount nodes { id } }
        financials { unbilledHours unbilledAmount }`
      const pages = await walkList(url, { kind: 'MATTER', direction: 'FORWARD', size: 50, fields })
      for (const { node } of pages.flatMap(({ edges }) => edges)) {
        const matter = matterLists.parse(node)
        const own = entries.filter((entry) => entry.matter?.id === matter.id)
        const billable = own.filter((entry) => entry.billable)
        const unbilled = billable.filter(({ status }) => status === 'UNBILLED')
        assert.deepEqual(idsIn(matter.timeEntries), own.map(({ id }) => id).toSorted())
        assert.deepEqual([matter.timeEntries.totalCount, matter.billable.totalCount], [own.length, billable.length])
        assert.equal(matter.billable.nodes.length, Math.min(1, billable.length))
        const seconds = unbilled.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)
        assert.ok(
          isTime(matter.financials.unbilledHours, 3600, seconds),
          `${matter.id}: ${matter.financials.unbilledHours} h, ${String(seconds)} s`,
        )
        const spent = expenses.filter((one) => one.matter?.id === matter.id && one.billable && one.status === 'UNBILLED')
        assert.ok(new Money(matter.financials.unbilledAmount).equals(sumOf([...unbilled, ...spent])), matter.id)
      }
    },
  },
  {
    id: 'C-104',
    level: 'MUST',
    says: 'a contact’s matters are those it has any role on',
    check: async ({ url, everything }) => {
      const { MATTER: matters } = await everything()
      const pages = await walkList(url, {
        kind: 'CONTACT',
        direction: 'FORWARD',
        size: 50,
        fields: 'id matters(first: 200) { totalCount nodes { id } }',
      })
      for (const { node } of pages.flatMap(({ edges }) => edges)) {
        const contact = contactLists.parse(node)
        const own = matters.filter(({ client, participants }) =>
          [client, ...participants.map((one) => one.contact)].some((one) => one?.id === contact.id),
        )
        assert.deepEqual(idsIn(contact.matters), own.map(({ id }) => id).toSorted(), contact.id)
        assert.equal(contact.matters.totalCount, own.length)
      }
    },
  },
  {
    id: 'C-105',
    level: 'MUST',
    says: 'minutes and hours of work give its seconds back',
    check: async ({ everything }) => {
      for (const { id, durationSeconds, durationMinutes, hours } of (await everything()).TIME_ENTRY) {
        assert.ok(isTime(durationMinutes, 60, durationSeconds) && isTime(hours, 3600, durationSeconds), id)
      }
    },
  },
]

const idsIn = ({ nodes }: z.infer<typeof list>): readonly string[] => nodes.map(({ id }) => id).toSorted()

const sumOf = (records: readonly Pick<GraphRecord<'TIME_ENTRY'>, 'amount'>[]): Money =>
  records.reduce((sum, { amount }) => sum.plus(amount), new Money(0))

/** Whether a decimal number of minutes or hours is this many seconds. A third of an hour has no last digit: six of them still give its seconds back. */
const isTime = (text: string, secondsInOne: number, seconds: number): boolean =>
  new Money(text).times(secondsInOne).toDecimalPlaces(0).equals(seconds) &&
  new Money(text).times(secondsInOne).minus(seconds).abs().lessThan('0.002')
