import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { type Visit, withPracticePanther } from './withPracticePanther.js'

const reference = z.object({ id: z.string() })
const guids = z.object({ guid: z.string() })
const cents = z.number().transform((sum) => Math.round(sum * 100))

const lineV2 = z.looseObject({ subtotal: cents, discount: cents, tax1_amount: cents, total: cents })
const invoiceV2 = z.object({
  id: z.string(),
  matter_ref: reference.nullable(),
  items_time_entries: z.array(lineV2),
  items_expenses: z.array(lineV2),
  items_flat_fees: z.array(lineV2),
  subtotal: cents,
  tax: cents,
  discount: cents,
  total: cents,
  total_paid: cents,
  total_outstanding: cents,
  invoice_type: z.enum(['Sale', 'Refund', 'Credit']),
})
const invoiceV1 = z.object({
  guid: z.string(),
  number: z.int(),
  status: z.string(),
  sub: cents,
  total: cents,
  amountPaid: cents,
  amountDue: cents,
  isOverdue: z.boolean(),
  isMultiMatterInvoice: z.boolean(),
  items: z.array(
    z.object({
      type: z.string(),
      sub: cents,
      discount: cents,
      tax1: cents,
      projectGuid: z.string().nullable(),
      timeEntries: z.array(guids),
      expenses: z.array(guids),
    }),
  ),
  saleDocumentPayments: z.array(z.object({ amount: cents, payment: guids.nullable(), credit: z.unknown() })),
})
const paymentV2 = z.object({
  id: z.string(),
  account_ref: reference.nullable(),
  matter_ref: reference.nullable(),
  total_amount: cents,
  unapplied_amount: cents,
  bank_account: z.object({ id: z.string(), type: z.enum(['Operating', 'Trust']), name: z.string() }),
  status: z.string(),
  date: z.string(),
})
const gridPage = z.object({
  items: z.array(
    z.looseObject({
      guid: z.string(),
      paymentType: z.string(),
      amount: cents,
      transferGuid: z.string().nullable(),
      saleDocuments: z.array(z.object({ guid: z.string(), amount: cents })),
    }),
  ),
  totalCount: z.int(),
  page: z.int(),
  pageSize: z.int(),
})
const stored = z.looseObject({ id: z.string() })

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const tenantOf = async ({ signedIn }: Visit): Promise<string> =>
  /data-tenant-id="(\d+)"/.exec((await (await signedIn()).get('/Dashboard')).text)?.[1] ?? ''

const readGrid = async (visit: Visit, query = ''): Promise<z.output<typeof gridPage>> => {
  const browser = await visit.signedIn()
  const tenant = /data-tenant-id="(\d+)"/.exec((await browser.get('/Dashboard')).text)?.[1] ?? ''
  return gridPage.parse(
    (await browser.get(`/api/internal/v1/tenants/${tenant}/allpayments?paymentsGridResource.pageSize=1000${query}`)).json,
  )
}

/** A sum as the pages write it, in cents. */
const pageCents = (text: string): number => {
  const digits = Number(text.replaceAll(/[^\d]/g, ''))
  return text.startsWith('(') ? 0 - digits : digits
}

describe("PracticePanther's books", () => {
  it('add up in both APIs and agree: lines, discounts, taxes, payments', async () =>
    withPracticePanther(
      async ({ list, ask }) => {
        const seen = new Set<string>()
        for (const row of await list('/api/v2/invoices')) {
          const invoice = invoiceV2.parse(row)
          const single = invoiceV1.parse((await ask(`/api/invoice/${invoice.id}`)).json)
          const lines = [...invoice.items_time_entries, ...invoice.items_expenses, ...invoice.items_flat_fees]
          if (lines.length > 0) {
            assert.equal(sum(lines.map(({ subtotal }) => subtotal)), invoice.subtotal)
            assert.equal(sum(lines.map(({ discount }) => discount)), invoice.discount)
            assert.equal(sum(lines.map(({ tax1_amount }) => tax1_amount)), invoice.tax)
          } else seen.add('lines left out')
          assert.equal(sum(single.items.map((item) => item.sub)), invoice.subtotal)
          assert.equal(invoice.total, invoice.subtotal - invoice.discount + invoice.tax)
          assert.equal(invoice.total_outstanding, invoice.total - invoice.total_paid)
          assert.deepEqual(
            [single.sub, single.total, single.amountPaid, single.amountDue],
            [invoice.subtotal, invoice.total, invoice.total_paid, invoice.total_outstanding],
          )
          assert.equal(sum(single.saleDocumentPayments.map(({ amount }) => amount)), invoice.total_paid)
          assert.equal(invoice.matter_ref === null, single.isMultiMatterInvoice)
          if (single.isMultiMatterInvoice) seen.add('two matters')
          if (single.saleDocumentPayments.some(({ payment }) => payment === null)) seen.add('written off')
          if (invoice.total === 0) seen.add('zero')
          if (invoice.total_paid > 0 && invoice.total_outstanding > 0) seen.add('partly paid')
          seen.add(invoice.invoice_type)
          seen.add(single.status)
        }
        for (const sort of [
          'lines left out',
          'two matters',
          'written off',
          'zero',
          'partly paid',
          'Credit',
          'Sale',
          'Paid',
          'PendingApproval',
          'Overdue',
          'Saved',
        ])
          assert.ok(seen.has(sort), `no invoice is ${sort}`)
      },
      { matters: 80 },
    ))

  it('apply no more of a payment than it is, and nothing of one that failed', async () =>
    withPracticePanther(
      async (visit) => {
        const rows = await readGrid(visit, '&paymentsGridResource.bankAccountTypes=Operating')
        const applied = new Map(rows.items.map((row) => [row.guid, sum(row.saleDocuments.map(({ amount }) => amount))]))
        const payments = z.array(paymentV2).parse(await visit.list('/api/v2/payments?bank_account_type=Operating'))
        assert.ok(payments.length > 20)
        const statuses = new Set(payments.map(({ status }) => status))
        for (const status of ['Success', 'Failed', 'Canceled', 'Refunded']) assert.ok(statuses.has(status), status)
        for (const payment of payments) {
          const counts = ['Success', 'Pending'].includes(payment.status)
          assert.equal(payment.unapplied_amount, counts ? payment.total_amount - (applied.get(payment.id) ?? 0) : 0)
          if (!counts) assert.equal(applied.get(payment.id), 0)
          assert.equal(payment.bank_account.type, 'Operating')
        }
      },
      { matters: 80 },
    ))

  it('show of trust what moved: by ledger on the page, by matter in v1, never below zero', async () =>
    withPracticePanther(async (visit) => {
      const movements = z.array(paymentV2).parse(await visit.list('/api/v2/payments?bank_account_type=Trust'))
      const counted = movements.filter(({ status }) => status === 'Success' || status === 'Pending')
      const browser = await visit.signedIn()
      const ledgers = new Map<string, number>()
      for (const payment of counted) {
        const key = `${payment.bank_account.id} ${payment.account_ref?.id ?? ''} ${payment.matter_ref?.id ?? ''}`
        ledgers.set(key, (ledgers.get(key) ?? 0) + payment.total_amount)
      }
      for (const balance of ledgers.values()) assert.ok(balance >= 0)
      for (const account of z.array(stored).parse(await visit.desk('GET', 'records/trust-accounts'))) {
        const shown = new Map<string, number>()
        let book = 0
        for (let page = 1, next = true; next; page += 1) {
          const { text } = await browser.get(`/BankAccount/Details/${account.id}?page=${String(page)}`)
          book = pageCents(/<dt>Book balance<\/dt><dd>(.*?)<\/dd>/.exec(text)?.[1] ?? '')
          assert.doesNotMatch(text, /<dd>[^<]*\d{5}[^<]*<\/dd>/)
          for (const [, client = '', matter = '', balance = ''] of text.matchAll(
            /<tr><td>(?:<a href="\/Account\/Details\/([^"]+)">[^<]*<\/a>|Firm funds)<\/td><td>(?:<a href="\/Project\/Details\/([^"]+)">[^<]*<\/a>)?<\/td><td>(.*?)<\/td>/g,
          ))
            shown.set(`${account.id} ${client} ${matter}`, pageCents(balance))
          next = text.includes('k-pager-next')
        }
        assert.equal(sum([...shown.values()]), book)
        assert.ok(shown.get(`${account.id}  `) !== undefined, "the firm's own money")
        for (const [key, balance] of ledgers) if (key.startsWith(account.id)) assert.equal(shown.get(key) ?? 0, balance, key)
      }
      for (const project of await visit.list('/api/project')) {
        const own = [...ledgers].filter(([key]) => key.endsWith(` ${String(project['guid'])}`)).map(([, balance]) => balance)
        assert.equal(cents.parse(project['trustBalance']), sum(own))
      }
      const open = sum(
        z
          .array(invoiceV2)
          .parse(await visit.list('/api/v2/invoices'))
          .map(({ total_outstanding }) => total_outstanding),
      )
      const due = sum((await visit.list('/api/project')).map((project) => cents.parse(project['invoicesDue'])))
      assert.ok(due <= open)
    }))

  it('make two payments of a transfer, and only the grid tells that they belong together', async () =>
    withPracticePanther(async (visit) => {
      const sides = Map.groupBy(
        (await readGrid(visit, '&paymentsGridResource.paymentMethods=Transfer')).items,
        ({ transferGuid }) => transferGuid,
      )
      assert.ok(sides.size > 3)
      for (const [transfer, rows] of sides) {
        assert.notEqual(transfer, null)
        assert.equal(rows.length, 2)
        assert.equal(sum(rows.map(({ amount }) => amount)), 0)
      }
    }))

  it('keep the firm’s own trust money out of both APIs', async () =>
    withPracticePanther(async (visit) => {
      const firms = (await readGrid(visit, '&paymentsGridResource.paymentTypes=FirmPayment')).items
      assert.ok(firms.length > 10)
      const [first] = firms
      assert.equal((await visit.ask(`/api/v2/payments/${first?.guid ?? ''}`)).status, 404)
      assert.equal((await visit.ask(`/api/payment/${first?.guid ?? ''}`)).status, 404)
    }))

  it('page the grid, and open it to the web session of the own firm alone', async () =>
    withPracticePanther(async (visit) => {
      const all = await readGrid(visit, '&paymentsGridResource.sortBy=createdDate&paymentsGridResource.sortOrder=Asc')
      const browser = await visit.signedIn()
      const tenant = await tenantOf(visit)
      const path = (id: string): string =>
        `/api/internal/v1/tenants/${id}/allpayments?paymentsGridResource.page=2&paymentsGridResource.pageSize=7&paymentsGridResource.sortBy=createdDate&paymentsGridResource.sortOrder=Asc`
      const second = gridPage.parse((await browser.get(path(tenant))).json)
      assert.deepEqual(second.items, all.items.slice(7, 14))
      assert.equal(second.totalCount, all.totalCount)
      assert.equal((await browser.get(path('1'))).status, 403)
      assert.equal((await visit.visitor().get(path(tenant))).status, 401)
      assert.equal((await browser.get(`/api/internal/v1/tenants/${tenant}/allpayments?paymentsGridResource.paymentTypes=Gift`)).status, 400)
    }))

  it('go on adding up when a person pays, changes and deletes', async () =>
    withPracticePanther(async ({ desk, ask }) => {
      const matter = stored.parse(
        await desk('POST', 'records/matters', {
          name: 'Marsh v. Dune',
          account_ref: reference.parse(z.array(stored).parse(await desk('GET', 'records/contacts'))[0]),
        }),
      )
      const made = stored.parse(
        await desk('POST', 'records/invoices', {
          items: [
            { qty: 1.5, price: 300.5, projectGuid: matter.id, isTaxed: true },
            { qty: 1, price: 99.99, projectGuid: matter.id },
          ],
          discountPercent: 5,
          taxRate: 8.25,
        }),
      )
      const read = async () => invoiceV2.parse((await ask(`/api/v2/invoices/${made.id}`)).json)
      const due = (await read()).total_outstanding
      assert.ok(due > 0)
      const project = async () => z.object({ invoicesDue: cents, trustBalance: cents }).parse((await ask(`/api/project/${matter.id}`)).json)
      assert.equal((await project()).invoicesDue, due)
      const pay = async (amount: number, more = {}) =>
        desk('POST', 'records/payments', {
          matter_ref: { id: matter.id },
          total_amount: amount,
          saleDocumentPayments: [{ saleDocument: made.id, amount }],
          ...more,
        })
      await assert.rejects(pay(due / 100 + 1), /more than is open/)
      const payment = stored.parse(await pay(100))
      assert.equal((await read()).total_outstanding, due - 10_000)
      await desk('PATCH', `records/payments/${payment.id}`, { isReconciled: true })
      await assert.rejects(desk('PATCH', `records/payments/${payment.id}`, { notes: 'x' }), /locked/)
      await desk('PATCH', `records/payments/${payment.id}`, { isReconciled: false, status: 'Failed' })
      assert.equal((await read()).total_outstanding, due)

      const trust = z.array(stored).parse(await desk('GET', 'records/trust-accounts'))[0]
      await assert.rejects(pay(50, { transferFromGuid: trust?.id }), /overdrawn/)
      await desk('POST', 'records/trust-transactions', { matter_ref: { id: matter.id }, total_amount: 80 })
      const fromTrust = stored.parse(await pay(50, { transferFromGuid: trust?.id }))
      assert.deepEqual(await project(), { invoicesDue: due - 5000, trustBalance: 3000 })
      await desk('DELETE', `records/payments/${fromTrust.id}`)
      assert.deepEqual(await project(), { invoicesDue: due, trustBalance: 8000 })

      const kept = stored.parse(await pay(10))
      await desk('DELETE', `records/invoices/${made.id}`)
      assert.equal((await ask(`/api/v2/invoices/${made.id}`)).status, 404)
      assert.equal(paymentV2.parse((await ask(`/api/v2/payments/${kept.id}`)).json).unapplied_amount, 1000)
      assert.equal((await project()).invoicesDue, 0)
    }))

  it('have pages for people: expenses, invoices, payments, bank accounts', async () =>
    withPracticePanther(async ({ signedIn, visitor }) => {
      const browser = await signedIn()
      for (const controller of ['Expense', 'SaleDocument', 'Payment', 'BankAccount']) {
        const page = await browser.get(`/${controller}/`)
        const link = new RegExp(`/${controller}/Details/[0-9a-f-]{36}`).exec(page.text)?.[0] ?? ''
        const details = await browser.get(link)
        assert.equal(details.status, 200, link)
        assert.match(details.text, /\$\d/)
        assert.equal((await visitor().get(`/${controller}/`)).status, 302)
      }
    }))
})
