import 'reflect-metadata'
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { recordKinds } from '../../core/recordKind.js'
import { vendorNames } from '../../core/vendor.js'
import { vendorsUnderTest } from '../conformance/vendorsUnderTest.js'
import { readableKinds } from '../support/readableKinds.js'
import { withBrowser } from '../support/withBrowser.js'
import { withDatabase } from '../support/withDatabase.js'
import { type Graph, withGraph } from '../support/withGraph.js'
import type { SandboxVendor } from '../support/withSandboxVendor.js'
import { withSandboxVendors } from '../support/withSandboxVendors.js'
import { centsOf, sum } from './cents.js'
import { type MoneyOf, readMoney } from './readMoney.js'
import { ledgerKey, recompute } from './recompute.js'
import { readStoredBooks } from './readStoredBooks.js'

/**
 * Whole books are a thousand invoices and ten thousand movements of trust money at each portal: `npm run check:books`. Every other run takes the same firms at
 * a tenth of the size, with every oddity in them.
 */
const isWhole = process.env['BOOKS'] === 'whole'
const [matters, leastInvoices, leastMovements] = isWhole ? [1_000, 1_000, 10_000] : [100, 100, 800]

void test('every vendor reads all nine kinds, so that nothing below is left out', () => {
  for (const { adapter } of vendorsUnderTest) assert.deepEqual(readableKinds(adapter), recordKinds, adapter.vendor)
})

void test('money, read through the product, is what the portal’s own entries add up to', (t) =>
  withBrowser(async (browser) => {
    for (const vendor of vendorsUnderTest) {
      await t.test(vendorNames[vendor.adapter.vendor].title, (t) =>
        withDatabase((database) =>
          withSandboxVendors([vendor], { matters }, (portals) =>
            withGraph({ portals, browser, database }, async (graph) => {
              for (const portal of portals) await checkVendor(t, graph, portal)
            }),
          ),
        ),
      )
    }
  }))

const checkVendor = async (t: TestContext, { url }: Graph, portal: SandboxVendor): Promise<void> => {
  const { vendor } = portal.vendor.adapter
  const reads = (kind: SandboxVendor['kinds'][number]): boolean => portal.kinds.includes(kind)
  const books = await readStoredBooks(portal)
  const truth = recompute(books)

  await t.test('the portal holds enough to tell', { skip: !reads('INVOICE') || !reads('TRUST_TRANSACTION') }, () => {
    assert.ok(books.bills.size >= leastInvoices, `${String(books.bills.size)} invoices`)
    assert.ok(books.movements.size >= leastMovements, `${String(books.movements.size)} movements of trust money`)
  })

  await t.test('invoices', { skip: !reads('INVOICE') }, async () => {
    const told = await readMoney(url, vendor, 'INVOICE')
    assert.equal(told.length, truth.bills.size)
    for (const invoice of told) {
      const { vendorId, subtotal, discount, tax, total, paid, trustApplied, balance } = invoice
      const figures = { subtotal, discount, tax, total, paid, trustApplied, balance }
      assert.deepEqual(
        Object.fromEntries(Object.entries(figures).map(([name, amount]) => [name, centsOf(amount)])),
        truth.bills.get(vendorId),
        `invoice ${vendorId}`,
      )
      assert.equal(sum(invoice.lineItems.map(({ amount }) => centsOf(amount))), centsOf(subtotal), `lines of invoice ${vendorId}`)
      assert.deepEqual(invoice.matters.map((one) => one.vendorId).toSorted(), books.bills.get(vendorId)?.matters.toSorted())
    }
  })

  await t.test('payments', { skip: !reads('PAYMENT') }, async () => {
    const told = await readMoney(url, vendor, 'PAYMENT')
    assert.equal(told.length, books.payments.size)
    for (const { vendorId, amount, status, applications } of told) {
      const stored = books.payments.get(vendorId)
      assert.equal(centsOf(amount), stored?.amount, `payment ${vendorId}`)
      assert.equal(counts(status), stored?.counts, `payment ${vendorId}`)
      const byBill = applications.map((one) => ({ bill: one.invoice.vendorId, amount: centsOf(one.amount) }))
      if (stored?.counts === true) assert.deepEqual(byBill.toSorted(inOrder), stored.applications.toSorted(inOrder), `payment ${vendorId}`)
    }
  })

  await t.test('movements of trust money', { skip: !reads('TRUST_TRANSACTION') }, async () => {
    const told = await readMoney(url, vendor, 'TRUST_TRANSACTION')
    assert.equal(told.length, books.movements.size)
    const balances = new Map<string, number>()
    for (const movement of told) {
      const { vendorId, amount, trustAccount, client, matter } = movement
      const place = { account: trustAccount.vendorId, client: client?.vendorId ?? null, matter: matter?.vendorId ?? null }
      const stored = books.movements.get(vendorId)
      assert.deepEqual({ counts: counts(movement.status), amount: centsOf(amount), ...place }, stored, `movement ${vendorId}`)
      const key = ledgerKey(place)
      if (counts(movement.status)) balances.set(key, (balances.get(key) ?? 0) + centsOf(amount))
    }
    assert.deepEqual(balances, new Map(truth.trustLedgers))
    for (const [key, days] of daysOf(told.filter(({ status }) => counts(status)))) {
      let balance = 0
      for (const [day, amounts] of days) {
        balance += sum(amounts)
        assert.ok(balance >= 0, `ledger ${key} is below zero on ${day}`)
      }
    }
  })

  await t.test('trust accounts and their ledgers', { skip: !reads('TRUST_ACCOUNT') }, async () => {
    const told = await readMoney(url, vendor, 'TRUST_ACCOUNT')
    assert.deepEqual(
      new Map(told.map(({ vendorId, balance }) => [vendorId, centsOf(balance)])),
      new Map(told.map(({ vendorId }) => [vendorId, truth.trustAccounts.get(vendorId) ?? 0])),
    )
    assert.deepEqual(
      [...truth.trustAccounts.keys()].filter((account) => !told.some(({ vendorId }) => vendorId === account)),
      [],
    )
    const ledgers = told.flatMap(({ vendorId, ledgers }) =>
      ledgers.map((one) => ({
        key: ledgerKey({ account: vendorId, client: one.client?.vendorId ?? null, matter: one.matter?.vendorId ?? null }),
        balance: centsOf(one.balance),
        protected: centsOf(one.protected),
        available: centsOf(one.available),
      })),
    )
    const filled = ([, balance]: readonly [string, number]): boolean => balance !== 0
    assert.deepEqual(
      new Map(ledgers.map(({ key, balance }) => [key, balance] as const).filter(filled)),
      new Map([...truth.trustLedgers].filter(filled)),
    )
    for (const one of ledgers) assert.ok(one.protected >= 0 && one.available <= one.balance - one.protected, `ledger ${one.key}`)
  })

  await t.test('what each matter’s records add up to', { skip: portal.kinds.length < 9 }, async () => {
    const told = new Map((await readMoney(url, vendor, 'MATTER')).map(({ vendorId, financials }) => [vendorId, financials]))
    const shared = new Set([...truth.sharedBills.keys()].flatMap((ids) => ids.split(',')))
    for (const [vendorId, financials] of told) {
      const expected = truth.matterOf(vendorId)
      assert.deepEqual(
        {
          trust: centsOf(financials.trustBalance),
          unbilledSeconds: Math.round(Number(financials.unbilledHours) * 3600),
          unbilled: centsOf(financials.unbilledAmount),
          // A bill over several matters is divided between them by the vendor; what they have together is checked below.
          open: shared.has(vendorId) ? expected.open : centsOf(financials.outstandingBalance),
        },
        expected,
        `matter ${vendorId}`,
      )
    }
    for (const [ids, open] of truth.sharedBills) {
      const of = ids.split(',')
      const outstanding = sum(of.map((id) => centsOf(told.get(id)?.outstandingBalance ?? '0')))
      assert.equal(outstanding, open + sum(of.map((id) => truth.matterOf(id).open)), `matters ${ids}`)
    }
  })
}

/** What moved on each ledger, day by day, oldest first. */
const daysOf = (
  movements: readonly MoneyOf<'TRUST_TRANSACTION'>[],
): ReadonlyMap<string, readonly (readonly [string, readonly number[]])[]> => {
  const ledgers = Map.groupBy(movements, ({ trustAccount, client, matter }) =>
    ledgerKey({ account: trustAccount.vendorId, client: client?.vendorId ?? null, matter: matter?.vendorId ?? null }),
  )
  return new Map(
    [...ledgers].map(([key, rows]) => {
      const days = Map.groupBy(rows, ({ date }) => date)
      return [key, [...days.keys()].toSorted().map((day) => [day, (days.get(day) ?? []).map(({ amount }) => centsOf(amount))] as const)]
    }),
  )
}

const counts = (status: string): boolean => status === 'RECORDED' || status === 'PENDING_CLEARANCE' || status === 'CLEARED'

const inOrder = (left: { readonly bill: string }, right: { readonly bill: string }): number => left.bill.localeCompare(right.bill)
