import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../core/recordKind.js'
import { takeOver } from '../../engine/check/takeOver.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { anAccount } from '../prisma/support/anAccount.js'
import { describeOnEachDatabase } from '../prisma/support/describeOnEachDatabase.js'
import { anExpense, anInvoice, aPayment, aTrustAccount, aTrustTransaction } from '../prisma/support/records.js'

/** What drift does to a number: a shifted point, a lost sign, a column's neighbour, a symbol, another locale, nothing at all. */
const corrupted = (amount: string): readonly string[] => [
  `${amount.replace('.', '')}0`,
  amount.replace('.', ''),
  amount.startsWith('-') ? amount.slice(1) : `-${amount}`,
  `$${amount}`,
  `(${amount})`,
  amount.replace('.', ','),
  '',
  'null',
  'NaN',
  '2026-03-01',
]
const corruptedDates = ['2026-31-03', '03/01/2026', '0026-03-01', '1926-03-01', '2126-03-01', '1772323200', '']
const corruptedCurrencies = ['EUR', '$', 'usd', '']

interface Case {
  readonly kind: RecordKind
  readonly good: CanonicalRecord
  readonly amounts: readonly string[]
  readonly dates: readonly string[]
}

const textAt = (record: CanonicalRecord, field: string): string => {
  const value: unknown = Reflect.get(record, field)
  assert.ok(typeof value === 'string')
  return value
}

/** A record with one value corrupted, in every way. A payment may be more than is applied of it, so there a larger amount is no fault of form. */
const corruptionsOf = ({ kind, good, amounts, dates }: Case): readonly CanonicalRecord[] => {
  const changes = [
    ...amounts.flatMap((field) => corrupted(textAt(good, field)).map((value) => ({ [field]: value }))),
    ...dates.flatMap((field) => corruptedDates.map((value) => ({ [field]: value }))),
    ...corruptedCurrencies.map((currency) => ({ currency })),
  ]
  const isPlausible = (change: object): boolean =>
    (kind === 'PAYMENT' || kind === 'TRUST_TRANSACTION') &&
    'amount' in change &&
    /^\d+$/.test(String(change.amount)) &&
    change.amount !== ''
  return changes.filter((change) => !isPlausible(change)).map((change) => ({ ...good, ...change }))
}

const money: readonly Case[] = [
  { kind: 'EXPENSE', good: anExpense('e1'), amounts: ['amount', 'unitAmount', 'quantity'], dates: ['date'] },
  {
    kind: 'INVOICE',
    good: anInvoice('i1'),
    amounts: ['subtotal', 'discount', 'tax', 'total', 'paid', 'trustApplied', 'balance'],
    dates: ['issueDate', 'dueDate'],
  },
  { kind: 'PAYMENT', good: aPayment('p1'), amounts: ['amount'], dates: ['date'] },
  { kind: 'TRUST_ACCOUNT', good: aTrustAccount('a1'), amounts: ['balance'], dates: [] },
  { kind: 'TRUST_TRANSACTION', good: aTrustTransaction('x1'), amounts: ['amount'], dates: ['date'] },
]

describeOnEachDatabase('a corrupted value', (database) => {
  for (const one of money) {
    test(`of ${one.kind} never reaches the mirror, whichever it is and however it is corrupted`, async () => {
      const { kind, good } = one
      const { key: account } = await anAccount(database(), { vendor: 'SMOKEBALL' })
      const mirrored = async () => (await openMirrorReader(database()).readMany(kind, [{ account, vendorId: good.vendorId }]))[0]
      await takeOver(database(), { account, kind, records: [good], readAt: '2026-03-01T00:00:00.000Z' })
      const before = await mirrored()
      assert.ok(before)
      const corruptions = corruptionsOf(one)
      assert.ok(corruptions.length >= 10)
      for (const [index, record] of corruptions.entries()) {
        const readAt = new Date(Date.UTC(2026, 2, 2) + index * 1_000).toISOString()
        const { refused } = await takeOver(database(), { account, kind, records: [record], readAt })
        assert.deepEqual([...refused.keys()], [good.vendorId], JSON.stringify({ ...record, raw: null }))
        assert.deepEqual(await mirrored(), before)
      }
      await takeOver(database(), { account, kind, records: [good], readAt: '2026-04-01T00:00:00.000Z' })
      assert.deepEqual(await mirrored(), { ...before, syncedAt: '2026-04-01T00:00:00.000Z' })
      assert.deepEqual(await database().query('select 1 as found from quarantined_record where account_key = $1', [account]), [])
    })
  }
})
