import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { idOf, type SmokeballVisit, withSmokeball } from './withSmokeball.js'

const cents = (amount: unknown): number => Math.round(z.number().parse(amount) * 100)
const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0)
const record = z.record(z.string(), z.unknown())
const records = z.array(record)
const linked = z.object({ id: z.string() })

const invoiceShape = z.looseObject({
  id: z.string(),
  matterId: z.string(),
  status: z.number(),
  waived: z.boolean(),
  entries: z.array(z.object({ id: z.string(), versionId: z.string(), type: z.number() })),
  surcharge: z.looseObject({ fixedSurcharge: z.number() }),
  invoiceTotals: z.record(z.string(), z.number()),
})
type Invoice = z.infer<typeof invoiceShape>

const transactionShape = z.looseObject({
  id: z.string(),
  matter: linked.optional(),
  payor: linked,
  type: z.string(),
  amount: z.number(),
  effectiveDate: z.string(),
  reversed: z.boolean(),
  reversedToTransaction: linked.optional(),
  reversedFromTransaction: linked.optional(),
})
const balanceShape = z.object({
  matter: linked.optional(),
  contact: linked.optional(),
  balance: z.number(),
  protectedBalance: z.number(),
  availableBalance: z.number(),
})
const accountShape = z.looseObject({
  id: z.string(),
  type: z.string(),
  balance: z.number(),
  contactBalances: z.array(balanceShape.loose()),
  matterBalances: z.array(balanceShape.loose()),
})

const invoicesOf = async ({ list }: SmokeballVisit, matterId: string): Promise<readonly Invoice[]> =>
  z.array(invoiceShape).parse((await list(`/matters/${matterId}/invoices`)).value)
const accountsOf = async ({ api }: SmokeballVisit) => (await api('/bankaccounts')).read(z.object({ value: z.array(accountShape) })).value

const transactionsIn = async ({ list }: SmokeballVisit, account: string) => {
  const path = `/bankaccounts/${account}/transactions`
  const first = await list(path)
  const rest = first.size > first.value.length ? (await list(`${path}?Offset=500`)).value : []
  assert.equal(first.value.length + rest.length, first.size)
  return z.array(transactionShape).parse([...first.value, ...rest])
}

describe('Smokeball’s books', () => {
  test('add up on every invoice: its fees and expenses, then tax, discount, write-off and payments', () =>
    withSmokeball(
      async (visit) => {
        const seen = new Set<number>()
        for (const matterId of (await visit.list('/matters')).value.map(idOf)) {
          const lines = await Promise.all(['fees', 'expenses'].map((part) => visit.list(`/matters/${matterId}/${part}`)))
          const byId = new Map(lines.flatMap(({ value }) => value).map((line) => [idOf(line), line]))
          for (const { status, entries, surcharge, waived, invoiceTotals: totals } of await invoicesOf(visit, matterId)) {
            seen.add(status)
            const billed = entries.map(({ id, type }) => {
              const line = byId.get(id)
              if (type === 3) return cents(surcharge.fixedSurcharge)
              assert.ok(line, `entry ${id} is on no list`)
              assert.equal(type === 2, 'expenseDate' in line)
              return line['isBillable'] === true ? cents(line['amount']) : 0
            })
            const of = (name: string): number => cents(totals[name])
            assert.equal(sum(billed), of('billed'))
            assert.equal(of('billed') + of('tax') + of('interest'), of('total'))
            const open = of('total') - of('discount') - of('writtenOff') - of('waived') - of('paid')
            if (status < 3) assert.equal(open, of('unpaid'))
            assert.equal(of('unpaid') === 0 || status < 2, true)
            if (waived) assert.equal(of('unpaid'), 0)
          }
        }
        assert.deepEqual(
          [...seen].toSorted((left, right) => left - right),
          [0, 1, 2, 3, 4],
        )
      },
      { matters: 60 },
    ))

  test('hold trust money by matter and contact, never below zero on any day, the account no more and no less', () =>
    withSmokeball(
      async (visit) => {
        const trust = (await accountsOf(visit)).filter(({ type }) => type === 'Trust')
        assert.ok(trust.some(({ contactBalances }) => contactBalances.some(({ protectedBalance }) => protectedBalance > 0)))
        for (const account of trust) {
          const days = Map.groupBy(await transactionsIn(visit, account.id), ({ effectiveDate }) => effectiveDate)
          const held = new Map<string, number>()
          for (const day of [...days.keys()].toSorted()) {
            for (const { matter, payor, amount } of days.get(day) ?? []) {
              const ledger = `${matter?.id ?? ''} ${payor.id}`
              held.set(ledger, (held.get(ledger) ?? 0) + cents(amount))
            }
            for (const [ledger, balance] of held) assert.ok(balance >= 0, `${ledger} on ${day}: ${String(balance)}`)
          }
          for (const { matter, contact, balance, protectedBalance, availableBalance } of account.contactBalances) {
            assert.equal(held.get(`${matter?.id ?? ''} ${contact?.id ?? ''}`), cents(balance))
            assert.equal(cents(balance) - cents(protectedBalance), cents(availableBalance))
            assert.ok(protectedBalance <= balance)
          }
          assert.equal(sum(held.values()), cents(account.balance))
          for (const { matter, balance } of account.matterBalances) {
            const parts = account.contactBalances.filter((one) => one.matter?.id === matter?.id)
            assert.equal(sum(parts.map((one) => cents(one.balance))), cents(balance))
          }
        }
      },
      { matters: 60 },
    ))

  test('undo by transactions of their own, linked both ways and of the opposite amount', () =>
    withSmokeball(
      async (visit) => {
        const [account] = await accountsOf(visit)
        const all = await transactionsIn(visit, account?.id ?? '')
        const byId = new Map(all.map((one) => [one.id, one]))
        const reversals = all.filter(({ type }) => type.endsWith('Reversal'))
        assert.ok(reversals.length > 3)
        for (const { id, type, amount, reversedFromTransaction } of reversals) {
          const undone = byId.get(reversedFromTransaction?.id ?? '')
          assert.ok(undone?.reversed)
          assert.equal(undone.reversedToTransaction?.id, id)
          assert.equal(`${undone.type}Reversal`, type)
          assert.equal(cents(undone.amount), 0 - cents(amount))
        }
        const single = (await visit.api(`/bankaccounts/${account?.id ?? ''}/transactions/${all[3]?.id ?? ''}`)).read(transactionShape)
        assert.deepEqual(single, all[3])
      },
      { matters: 60 },
    ))

  test('are on the pages of payments as on the invoices: what counts of the allocations is what was paid', () =>
    withSmokeball(
      async (visit) => {
        const paid = new Map<string, number>()
        const payments = (await visit.ask('GET', '/_sandbox/records/payments')).read(
          z.array(z.looseObject({ status: z.string(), allocations: z.array(z.object({ invoiceId: z.string(), amount: z.number() })) })),
        )
        for (const { status, allocations } of payments)
          for (const { invoiceId, amount } of ['Processed', 'Pending', 'Cleared'].includes(status) ? allocations : [])
            paid.set(invoiceId, (paid.get(invoiceId) ?? 0) + cents(amount))
        for (const matterId of (await visit.list('/matters')).value.map(idOf))
          for (const { id, invoiceTotals } of await invoicesOf(visit, matterId))
            assert.equal(cents(invoiceTotals['paid']), paid.get(id) ?? 0)
        const { text } = await visit.api('/billing/payments')
        assert.match(text, new RegExp(`Page 1 of 1 \\(${String(payments.length)} payments\\)`))
      },
      { matters: 60 },
    ))

  test('list payments by receipt from any number on, a hundred to a page, deleted ones left out', () =>
    withSmokeball(
      async ({ ask, api }) => {
        const numbers = (await ask('GET', '/_sandbox/records/payments')).read(records).map(idOf)
        assert.equal((await ask('DELETE', `/_sandbox/records/payments/${numbers[2] ?? ''}`)).status, 204)
        const shown: string[] = []
        let pages = 0
        for (let address: string | undefined = '/billing/payments'; address !== undefined; pages += 1) {
          const { text } = await api(address)
          shown.push(...[...text.matchAll(/<tr><td><a href="#\/billing\/payments\/\d+">(\d+)</g)].map(([, number = '']) => number))
          address = /rel="next" href="#([^"]+)"/.exec(text)?.[1]
        }
        assert.deepEqual(shown, numbers.toSpliced(2, 1))
        assert.equal(pages, Math.ceil(shown.length / 100))
        assert.match((await api('/billing/payments?from=99999999')).text, /No payments found/)
        assert.match((await api(`/billing/payments/${numbers[0] ?? ''}`)).text, new RegExp(`Payment ${numbers[0] ?? ''}`))
      },
      { matters: 130 },
    ))
})

describe('People at Smokeball’s billing', () => {
  test('write off, waive and void, and every total follows', () =>
    withSmokeball(
      async (visit) => {
        const { ask, api } = visit
        const open = (await ask('GET', '/_sandbox/records/invoices'))
          .read(z.array(invoiceShape))
          .find(
            ({ status, waived, entries, invoiceTotals }) =>
              status === 1 && !waived && invoiceTotals['paid'] === 0 && entries.some(({ type }) => type === 1),
          )
        assert.ok(open)
        const path = `/matters/${open.matterId}/invoices/${open.id}`
        const fee = open.entries.find(({ type }) => type === 1)?.id ?? ''
        await ask('PATCH', `/_sandbox/records/time-entries/${fee}`, { isWrittenOff: true })
        const lessened = (await api(path)).read(invoiceShape)
        assert.ok((lessened.invoiceTotals['writtenOff'] ?? 0) > 0)
        await ask('PATCH', `/_sandbox/records/invoices/${open.id}`, { waived: true })
        const written = (await api(path)).read(invoiceShape)
        assert.equal(written.invoiceTotals['unpaid'], 0)
        assert.deepEqual(written.invoiceTotals['waived'], lessened.invoiceTotals['unpaid'])
        await ask('PATCH', `/_sandbox/records/invoices/${open.id}`, { status: 4 })
        const freed = (await api(`/matters/${open.matterId}/fees/${fee}`)).read(record)
        assert.equal('invoiceId' in freed, false)
        assert.deepEqual((await api(path)).read(invoiceShape).entries.map(idOf), open.entries.map(idOf))
      },
      { matters: 60 },
    ))

  test('pay out of trust: the ledger, the invoice and the receipt agree; reversed, the money is back', () =>
    withSmokeball(
      async (visit) => {
        const { ask, api } = visit
        const invoices = (await ask('GET', '/_sandbox/records/invoices')).read(z.array(invoiceShape))
        const held = (await accountsOf(visit)).flatMap(({ id, contactBalances }) =>
          contactBalances.map(({ matter, availableBalance }) => ({ id, matterId: matter?.id, availableBalance })),
        )
        const due = invoices.flatMap((invoice) =>
          invoice.status === 1 && (invoice.invoiceTotals['unpaid'] ?? 0) > 1
            ? held
                .filter(({ matterId, availableBalance }) => matterId === invoice.matterId && availableBalance > 1)
                .map(({ id }) => ({ invoice, account: id }))
            : [],
        )[0]
        assert.ok(due)
        const { invoice, account } = due
        const balance = async () => (await accountsOf(visit)).find(({ id }) => id === account)?.balance
        const unpaid = async () =>
          (await api(`/matters/${invoice.matterId}/invoices/${invoice.id}`)).read(invoiceShape).invoiceTotals['unpaid']
        const [balanceBefore, unpaidBefore] = [await balance(), await unpaid()]
        const payment = {
          matterId: invoice.matterId,
          type: 'Trust',
          bankAccountId: account,
          allocations: [{ invoiceId: invoice.id, amount: 0.75 }],
          reason: 'Agreed',
        }
        const made = (await ask('POST', '/_sandbox/records/payments', payment)).read(z.looseObject({ id: z.string() }))
        assert.equal(cents(await balance()), cents(balanceBefore) - 75)
        assert.equal(cents(await unpaid()), cents(unpaidBefore) - 75)
        assert.match((await api(`/billing/payments?from=${made.id}`)).text, /\$0\.75/)
        await ask('PATCH', `/_sandbox/records/payments/${made.id}`, { status: 'Reversed' })
        assert.deepEqual([await balance(), await unpaid()], [balanceBefore, unpaidBefore])
        const refused = await ask('POST', '/_sandbox/records/payments', {
          ...payment,
          allocations: [{ invoiceId: invoice.id, amount: 1e7 }],
        })
        assert.equal(refused.status, 400)
      },
      { matters: 60 },
    ))

  test('cannot take more out of trust than is there, nor edit or delete what was entered', () =>
    withSmokeball(async ({ ask }) => {
      const [first] = (await ask('GET', '/_sandbox/records/trust-transactions')).read(z.array(transactionShape))
      const take = await ask('POST', '/_sandbox/records/trust-transactions', {
        matterId: first?.matter?.id,
        type: 'VendorPayment',
        amount: -1e7,
      })
      assert.match(take.text, /more than is available/)
      for (const method of ['PATCH', 'DELETE'] as const)
        assert.equal((await ask(method, `/_sandbox/records/trust-transactions/${first?.id ?? ''}`, {})).status, 400)
    }))
})
