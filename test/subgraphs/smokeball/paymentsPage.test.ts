import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MattergraphError } from '../../../core/errors.js'
import { PaymentsPage } from '../../../subgraphs/smokeball/pages/PaymentsPage.js'

const headings = [
  'Receipt',
  'Date',
  'Matter',
  'Received From',
  'Type',
  'Account',
  'Method',
  'Reference',
  'Amount',
  'Allocated To',
  'Reason',
  'Status',
  'Entered',
]
const matter = '00000000-0000-4000-8000-000000000001'

interface Row {
  readonly date: string
  readonly day: string
  readonly enteredAt: string
  readonly enteredDay: string
}

/** A row of one day, entered in the evening of it by a firm whose day is behind UTC. */
const rowOn = (day: number): Row => {
  const [one, next] = [day, day + 1].map((number) => String(number).padStart(2, '0'))
  const shown = `11/${one}/2026`
  return { date: `2026-11-${one}`, day: shown, enteredAt: `2026-11-${next}T01:30:00Z`, enteredDay: shown }
}

const pageOf = (rows: readonly Row[]): string => {
  const cells = rows.map(({ date, day, enteredAt, enteredDay }, index) => [
    `<a href="#/billing/payments/${String(index + 1)}">${String(index + 1)}</a>`,
    `<time datetime="${date}">${day}</time>`,
    `<a href="#/billing/view-matter/${matter}">Sample</a>`,
    '',
    'Operating',
    'Operating',
    'Check',
    '',
    '$1,250.00',
    'Not allocated',
    '',
    'Processed',
    `<time datetime="${enteredAt}">${enteredDay}</time>`,
  ])
  const body = cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  const head = headings.map((heading) => `<th>${heading}</th>`).join('')
  return `<html><body><main id="payments-page"><table id="payments"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>
<nav class="pager">Page 1 of 1 (${String(rows.length)} payments)</nav></main></body></html>`
}

test('a page of a busy firm, all of the first days of a month, is read', () => {
  const rows = Array.from({ length: 96 }, (_, index) => rowOn(1 + Math.floor(index / 8)))
  const { payments } = PaymentsPage.read(pageOf(rows), 'US')
  assert.deepEqual(
    payments.map(({ date, enteredAt }) => [date, enteredAt]),
    rows.map(({ date, enteredAt }) => [date, enteredAt.replace('Z', '.000Z')]),
  )
})

test('a day that its datetime does not say is drift, though it reads as a date', () => {
  const isDrift = (thrown: MattergraphError): boolean => thrown.code === 'DRIFT'
  const good = rowOn(5)
  assert.throws(() => PaymentsPage.read(pageOf([{ ...good, day: '05/11/2026' }]), 'US'), isDrift)
  assert.throws(() => PaymentsPage.read(pageOf([{ ...good, enteredDay: '05/11/2026' }]), 'US'), isDrift)
  assert.throws(() => PaymentsPage.read(pageOf([good]), 'UK'), isDrift)
})
