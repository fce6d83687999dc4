import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Arbitrary, array, assert as assertProperty, boolean, constantFrom, integer, property, record } from 'fast-check'
import { Money } from '../../../core/money.js'
import { defaultTrustPolicy, type TrustPolicy } from '../../../core/trust/TrustPolicy.js'
import type { LedgerFacts, TrustFacts, TrustRequest } from '../../../core/trust/TrustRequest.js'
import { refusalsBy } from '../../../core/trust/judgeMoney.js'
import { type TrustRuleCode, trustRules } from '../../../core/trust/trustRules.js'

type Booked = LedgerFacts['transactions'][number]

const refusalsOf = (request: TrustRequest, facts: TrustFacts, policy: TrustPolicy) => refusalsBy(trustRules, { request, facts, policy })

const today = '2026-03-31'
const booked = (amount: string, changes: Partial<Booked> = {}): Booked => ({
  vendorId: 'x',
  type: amount.startsWith('-') ? 'DISBURSEMENT' : 'DEPOSIT',
  amount,
  date: '2026-03-01',
  status: 'CLEARED',
  method: 'check',
  reversesId: null,
  ...changes,
})
const ledger = (transactions: readonly Booked[], changes: Partial<LedgerFacts> = {}): LedgerFacts => ({
  trustAccountId: 'a1',
  clientId: 'c1',
  matterId: 'm1',
  currency: 'USD',
  transactions,
  held: [],
  shownBalance: transactions
    .reduce((sum, { amount, status }) => sum.plus(status === 'VOID' || status === 'RETURNED' ? 0 : amount), new Money(0))
    .toFixed(),
  protected: '0',
  ...changes,
})
const invoice = {
  vendorId: 'i1',
  status: 'ISSUED',
  clientId: 'c1',
  matterIds: ['m1', 'm2'],
  matterBalances: [
    { matterId: 'm1', balance: '300.00' },
    { matterId: 'm2', balance: '200.00' },
  ],
  balance: '500.00',
  currency: 'USD',
} as const satisfies TrustFacts['invoice']

const apply = (amount: string, date = '2026-03-10'): TrustRequest => ({ kind: 'APPLY_TO_INVOICE', amount, date })
const disburse = (amount: string, changes: Partial<Extract<TrustRequest, { kind: 'DISBURSE' }>> = {}): TrustRequest => ({
  kind: 'DISBURSE',
  amount,
  date: '2026-03-10',
  payee: 'OTHER',
  ...changes,
})
const deposit = (amount: string, changes: Partial<Extract<TrustRequest, { kind: 'DEPOSIT' }>> = {}): TrustRequest => ({
  kind: 'DEPOSIT',
  amount,
  date: '2026-03-10',
  method: 'check',
  ...changes,
})

const codes = (request: TrustRequest, facts: Partial<TrustFacts>, policy: TrustPolicy = defaultTrustPolicy): readonly TrustRuleCode[] =>
  refusalsOf(request, { ledger: ledger([booked('1000.00')]), invoice: null, today, ...facts }, policy).map(({ code }) => code)

/** What each rule refuses, and what it lets through just beside that. */
const cases: Readonly<
  Record<TrustRuleCode, { readonly refused: () => readonly TrustRuleCode[]; readonly allowed: () => readonly TrustRuleCode[] }>
> = {
  AMOUNT_NOT_POSITIVE: { refused: () => codes(deposit('0'), {}), allowed: () => codes(deposit('0.01'), {}) },
  AMOUNT_TOO_FINE: { refused: () => codes(disburse('10.005'), {}), allowed: () => codes(disburse('10.010'), {}) },
  DATE_IN_FUTURE: {
    refused: () => codes(deposit('10', { date: '2026-04-01' }), {}),
    allowed: () => codes(deposit('10', { date: today }), {}),
  },
  PERIOD_CLOSED: {
    refused: () => codes(deposit('10', { date: '2026-02-28' }), {}, { ...defaultTrustPolicy, closedThrough: '2026-02-28' }),
    allowed: () => codes(deposit('10', { date: '2026-03-01' }), {}, { ...defaultTrustPolicy, closedThrough: '2026-02-28' }),
  },
  LEDGER_WITHOUT_CLIENT: {
    refused: () => codes(disburse('10'), { ledger: ledger([booked('1000.00')], { clientId: null, matterId: null }) }),
    allowed: () => codes(disburse('10'), { ledger: ledger([booked('1000.00')], { matterId: null }) }),
  },
  DEPOSIT_FROM_FIRM: {
    refused: () => codes(deposit('10', { method: 'operating' }), {}),
    allowed: () => codes(deposit('10', { method: 'ach' }), {}),
  },
  PAYEE_IS_FIRM: { refused: () => codes(disburse('10', { payee: 'FIRM' }), {}), allowed: () => codes(disburse('10'), {}) },
  PAYEE_IS_PROCESSOR: { refused: () => codes(disburse('10', { payee: 'PROCESSOR' }), {}), allowed: () => codes(disburse('10'), {}) },
  TRUST_ACCOUNT_GONE: {
    refused: () => codes(deposit('10'), { ledger: ledger([], { shownBalance: null }) }),
    allowed: () => codes(deposit('10'), { ledger: ledger([]) }),
  },
  BOOKS_DISAGREE: {
    refused: () => codes(disburse('10'), { ledger: ledger([booked('1000.00')], { shownBalance: '990' }) }),
    allowed: () => codes(deposit('10'), { ledger: ledger([booked('1000.00')], { shownBalance: '990' }) }),
  },
  LEDGER_OVERDRAWN: {
    refused: () => codes(disburse('1000.01'), {}),
    allowed: () => codes(disburse('1000.00'), {}),
  },
  FUNDS_NOT_CLEARED: {
    refused: () =>
      codes(disburse('10', { date: '2026-03-30' }), { ledger: ledger([booked('1000', { status: 'RECORDED', date: '2026-03-30' })]) }),
    allowed: () => codes(disburse('10'), { ledger: ledger([booked('1000', { status: 'RECORDED', date: '2026-03-01' })]) }),
  },
  FUNDS_PROTECTED: {
    refused: () => codes(disburse('600.01'), { ledger: ledger([booked('1000')], { protected: '400' }) }),
    allowed: () => codes(disburse('600'), { ledger: ledger([booked('1000')], { protected: '400' }) }),
  },
  INVOICE_NOT_ISSUED: {
    refused: () => codes(apply('10'), { invoice: { ...invoice, status: 'DRAFT' } }),
    allowed: () => codes(apply('10'), { invoice: { ...invoice, status: 'OVERDUE' } }),
  },
  INVOICE_OF_OTHER_CLIENT: {
    refused: () => codes(apply('10'), { invoice: { ...invoice, clientId: 'c2' } }),
    allowed: () => codes(apply('10'), { invoice }),
  },
  INVOICE_OF_OTHER_MATTER: {
    refused: () =>
      codes(apply('10'), { invoice: { ...invoice, matterIds: ['m2'], matterBalances: [{ matterId: 'm2', balance: '500' }] } }).filter(
        (code) => code !== 'AMOUNT_OVER_DUE',
      ),
    allowed: () => codes(apply('10'), { invoice, ledger: ledger([booked('1000')], { matterId: null }) }),
  },
  INVOICE_CURRENCY_DIFFERS: {
    refused: () => codes(apply('10'), { invoice: { ...invoice, currency: 'CAD' } }),
    allowed: () => codes(apply('10'), { invoice }),
  },
  AMOUNT_OVER_DUE: {
    refused: () => codes(apply('300.01'), { invoice }),
    allowed: () => codes(apply('300.00'), { invoice }),
  },
}

describe('a rule on trust money', () => {
  for (const [code, { refused, allowed }] of Object.entries(cases)) {
    it(`${code} refuses what it is there for, alone, and nothing beside it`, () => {
      assert.deepEqual([...new Set(refused())], [code])
      assert.deepEqual(allowed(), [])
    })
  }

  it('says where it comes from', () => {
    for (const { source } of trustRules) assert.match(source, /^\[(15|3W|V)\] /)
  })

  it('looks at every day, not only at the last: money that came later cannot be spent earlier', () => {
    const later = ledger([
      booked('100', { date: '2026-03-01' }),
      booked('-80', { date: '2026-03-05' }),
      booked('500', { date: '2026-03-20' }),
    ])
    assert.deepEqual(codes(disburse('21', { date: '2026-03-10' }), { ledger: later }), ['LEDGER_OVERDRAWN'])
    assert.deepEqual(codes(disburse('20', { date: '2026-03-10' }), { ledger: later }), [])
    assert.deepEqual(codes(disburse('21', { date: '2026-03-02' }), { ledger: later }), ['LEDGER_OVERDRAWN'])
    assert.deepEqual(codes(disburse('520', { date: '2026-03-20' }), { ledger: later }), [])
  })

  it('takes off what is on its way out by other commands, on its day and ever after', () => {
    const half = ledger([booked('100')], { held: [{ amount: '-60', date: '2026-03-20' }] })
    assert.deepEqual(codes(disburse('41'), { ledger: half }), ['LEDGER_OVERDRAWN'])
    assert.deepEqual(codes(disburse('40'), { ledger: half }), [])
    assert.deepEqual(codes(disburse('41', { date: '2026-03-30' }), { ledger: half }), ['LEDGER_OVERDRAWN'])
    const [refusal] = refusalsOf(disburse('41'), { ledger: half, invoice: null, today }, defaultTrustPolicy)
    assert.match(refusal?.message ?? '', /40 on 2026-03-10 .*60 that is on its way out taken off: 41 would overdraw/)
  })

  it('counts neither what came back nor what was made void', () => {
    for (const status of ['RETURNED', 'VOID'] as const)
      assert.deepEqual(codes(disburse('1'), { ledger: ledger([booked('100', { status })]) }), ['LEDGER_OVERDRAWN'])
  })
})

// ── a model of its own: whole cents in a table of days, no decimal and none of the rules' code ──

const days = 40
const dateOf = (day: number): string => new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10)
const text = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${String(Math.floor(Math.abs(cents) / 100))}.${String(Math.abs(cents) % 100).padStart(2, '0')}`

const step = record({
  kind: constantFrom('DEPOSIT', 'APPLY_TO_INVOICE', 'DISBURSE'),
  cents: integer({ min: -50, max: 4_000 }),
  day: integer({ min: 0, max: days - 1 }),
  matter: integer({ min: 0, max: 1 }),
  invoice: integer({ min: 0, max: 2 }),
  method: constantFrom('cash', 'check', 'operating'),
  toFirm: boolean(),
})

interface Model {
  /** What is booked per matter and day, and what of it is cleared by the last day. */
  readonly booked: readonly number[][]
  readonly cleared: readonly number[][]
  readonly due: number[]
}

/** Matter 0 has invoices 0 and 1, matter 1 has invoice 2; 500 cents of matter 1 are protected. */
const matterOfInvoice = [0, 0, 1]
const protectedOf = [0, 500]
const clearsAfter: Readonly<Record<string, number>> = { cash: 0, check: 14 }

const lowest = (perDay: readonly number[], from: number): number => {
  let sum = 0
  let least = Infinity
  for (let day = 0; day < days; day += 1) {
    sum += perDay[day] ?? 0
    if (day >= from) least = Math.min(least, sum)
  }
  return least
}

const allows = (model: Model, one: typeof step extends Arbitrary<infer S> ? S : never): boolean => {
  if (one.cents <= 0) return false
  if (one.kind === 'DEPOSIT') return one.method !== 'operating'
  if (one.kind === 'DISBURSE' && one.toFirm) return false
  if (one.kind === 'APPLY_TO_INVOICE' && (matterOfInvoice[one.invoice] !== one.matter || (model.due[one.invoice] ?? 0) < one.cents))
    return false
  const cleared = lowest(model.cleared[one.matter] ?? [], one.day)
  return lowest(model.booked[one.matter] ?? [], one.day) >= one.cents && cleared - (protectedOf[one.matter] ?? 0) >= one.cents
}

/** More of them than anybody waits for at every run; `TRUST_SEQUENCES=100000` asks for all. */
const sequences = Number(process.env['TRUST_SEQUENCES'] ?? 10_000)

describe('a sequence of trust requests', () => {
  it('is allowed and refused as a model of its own says, and no ledger is ever below zero', () => {
    assertProperty(
      property(array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const table = (): number[][] => [0, 1].map(() => Array.from({ length: days }, () => 0))
        const model: Model = { booked: table(), cleared: table(), due: [3_000, 700, 2_500] }
        const transactions: Booked[][] = [[], []]
        for (const one of steps) {
          const { kind, cents, day, matter } = one
          const common = { amount: text(cents), date: dateOf(day) }
          const request: TrustRequest =
            kind === 'DEPOSIT'
              ? { kind, ...common, method: one.method }
              : kind === 'DISBURSE'
                ? { kind, ...common, payee: one.toFirm ? 'FIRM' : 'OTHER' }
                : { kind, ...common }
          const ofInvoice = matterOfInvoice[one.invoice] ?? 0
          const due = text(model.due[one.invoice] ?? 0)
          const facts: TrustFacts = {
            ledger: ledger(transactions[matter] ?? [], { matterId: `m${String(matter)}`, protected: text(protectedOf[matter] ?? 0) }),
            invoice:
              kind === 'APPLY_TO_INVOICE'
                ? {
                    ...invoice,
                    matterIds: [`m${String(ofInvoice)}`],
                    matterBalances: [{ matterId: `m${String(ofInvoice)}`, balance: due }],
                    balance: due,
                  }
                : null,
            today: dateOf(days - 1),
          }
          const expected = allows(model, one)
          assert.equal(refusalsOf(request, facts, defaultTrustPolicy).length === 0, expected, JSON.stringify(one))
          if (!expected) continue
          const signed = kind === 'DEPOSIT' ? cents : -cents
          const isCleared = kind !== 'DEPOSIT' || days - 1 - day >= (clearsAfter[one.method] ?? Infinity)
          const row = model.booked[matter]
          if (row !== undefined) row[day] = (row[day] ?? 0) + signed
          const clearedRow = model.cleared[matter]
          if (isCleared && clearedRow !== undefined) clearedRow[day] = (clearedRow[day] ?? 0) + signed
          if (kind === 'APPLY_TO_INVOICE') model.due[one.invoice] = (model.due[one.invoice] ?? 0) - cents
          transactions[matter]?.push(booked(text(signed), { date: dateOf(day), status: 'RECORDED', method: one.method }))
          for (const perDay of [...model.booked, ...model.cleared]) assert.ok(lowest(perDay, 0) >= 0)
          for (const open of model.due) assert.ok(open >= 0)
        }
      }),
      { numRuns: sequences },
    )
  })
})
