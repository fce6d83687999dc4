import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { Money } from '../../../core/money.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import { createGuids } from '../../../sandbox/portal/createGuids.js'
import { ledgerRules } from '../../../sandbox/practicepanther/records/ledgerRules.js'
import { createWorld } from '../../../sandbox/world/createWorld.js'
import { createLedger } from '../../../sandbox/world/ledger/createLedger.js'
import type { LedgerInvoice, LedgerTrustTransaction } from '../../../sandbox/world/ledger/Ledger.js'
import { hashText } from '../../../sandbox/world/Random.js'
import { type Visit, withPracticePanther } from '../../sandbox/practicepanther/withPracticePanther.js'
import { readAll } from '../../support/readAll.js'
import { withConnection } from './openTo.js'

const matters = 60
const world = createWorld({ portal: 'practicepanther', seed: 1, matters })
const books = createLedger(world, ledgerRules(world))
const guid = createGuids(hashText('practicepanther') ^ world.seed)

const all = <T>(count: number, of: (index: number) => T): readonly T[] => Array.from({ length: count }, (_none, index) => of(index))
const money = (cents: number): string => new Money(cents).dividedBy(100).toFixed()
const orNull = (kind: string, index: number | null): string | null => (index === null ? null : guid.of(kind, index))
const trustId = (index: number): string => guid.of('payment', books.paymentCount + index)
const stored = z.looseObject({ id: z.string() })

/** Has the portal live on its world's last day: in the days after it one invoice after the other becomes overdue. */
const onTheWorldsDay = async (visit: Visit): Promise<unknown> =>
  visit.desk('POST', 'faults', { clockSkewMs: Date.parse(`${world.today}T12:00:00Z`) - Date.now() })

const atTheFirm = async (use: (visit: Visit) => Promise<void>): Promise<void> => withPracticePanther(use, { matters })

describe("PracticePanther's money is what the firm's books say", () => {
  it('expenses: sums, codes, and the invoice each is on', async () =>
    atTheFirm(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const read = new Map((await readAll(readers.EXPENSE)).map((record) => [record.vendorId, record]))
        assert.equal(read.size, books.expenseCount)
        for (const expense of all(books.expenseCount, (index) => books.expense(index))) {
          const record = read.get(guid.of('expense', expense.index))
          assert.ok(record !== undefined)
          const invoice = expense.invoice === null ? undefined : books.invoice(expense.invoice)
          const isListed = invoice !== undefined && invoice.state !== 'void' && invoice.state !== 'deleted'
          const isBillable = expense.billable && expense.status !== 'written_off'
          assert.deepEqual(
            [record.quantity, record.unitAmount, record.amount, record.expenseCode, record.date, record.matterId, record.invoiceId],
            [
              new Money(expense.quantityThousandths).dividedBy(1000).toFixed(),
              money(expense.unitCents),
              money(expense.amountCents),
              expense.code === '' ? expense.category : expense.code,
              expense.date,
              guid.of('matter', expense.matter),
              isListed ? guid.of('invoice', expense.invoice ?? 0) : null,
            ],
          )
          const unbilled = isListed ? 'DRAFT' : 'UNBILLED'
          assert.equal(record.status, !isBillable ? 'NON_BILLABLE' : expense.status === 'billed' ? 'BILLED' : unbilled)
        }
      }),
    ))

  it('time: the invoice each entry is on', async () =>
    atTheFirm(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const statuses = new Set<string>()
        for (const { vendorId, invoiceId, status } of await readAll(readers.TIME_ENTRY)) {
          const index = guid.indexOf('time-entry', vendorId)
          const invoice = index === undefined ? null : books.invoiceOfTimeEntry(index)
          const isListed = invoice !== null && !['void', 'deleted'].includes(books.invoice(invoice).state)
          assert.equal(invoiceId, isListed ? guid.of('invoice', invoice) : null)
          if (status === 'DRAFT') assert.notEqual(invoiceId, null)
          statuses.add(status)
        }
        assert.deepEqual([...statuses].toSorted(), ['BILLED', 'DRAFT', 'NON_BILLABLE', 'UNBILLED'])
      }),
    ))

  it('invoices: lines, sums, what was paid from where, and what is open by matter', async () =>
    atTheFirm(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        await onTheWorldsDay(visit)
        const read = new Map((await readAll(readers.INVOICE)).map((record) => [record.vendorId, record]))
        const listed = all(books.invoiceCount, (index) => books.invoice(index)).filter(
          ({ state }) => state !== 'void' && state !== 'deleted',
        )
        assert.equal(read.size, listed.length)
        const seen = new Set<string>()
        for (const invoice of listed) {
          const record = read.get(guid.of('invoice', invoice.index))
          assert.ok(record !== undefined)
          assertInvoice(record, invoice)
          seen.add(record.status)
          if (invoice.trustAppliedCents > 0) seen.add('from trust')
          if (invoice.matters.length > 1) seen.add('two matters')
        }
        for (const sort of [
          'DRAFT',
          'PENDING_APPROVAL',
          'PAID',
          'PARTIALLY_PAID',
          'OVERDUE',
          'WRITTEN_OFF',
          'ISSUED',
          'from trust',
          'two matters',
        ])
          assert.ok(seen.has(sort), sort)
      }),
    ))

  it('payments: how they were made, what they settle, and which trust money they were', async () =>
    atTheFirm(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const read = new Map((await readAll(readers.PAYMENT)).map((record) => [record.vendorId, record]))
        assert.equal(read.size, books.paymentCount)
        for (const payment of all(books.paymentCount, (index) => books.payment(index))) {
          const record = read.get(guid.of('payment', payment.index))
          assert.ok(record !== undefined)
          const counts = ['recorded', 'pending', 'cleared'].includes(payment.status)
          assert.deepEqual(record.applications.toSorted(byInvoice), counts ? payment.applications.map(applied).toSorted(byInvoice) : [])
          assert.deepEqual(
            [record.amount, record.method, record.date, record.status, record.payerId, record.trustTransactionId],
            [
              money(payment.amountCents),
              payment.method,
              payment.date,
              paymentStatuses[payment.status],
              accountOf(payment.payer),
              payment.trustTransaction === null ? null : trustId(payment.trustTransaction),
            ],
          )
        }
      }),
    ))

  it('trust transactions: what each is, what it undoes, whose it is', async () =>
    atTheFirm(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const read = new Map((await readAll(readers.TRUST_TRANSACTION)).map((record) => [record.vendorId, record]))
        assert.equal(read.size, books.trustTransactionCount)
        const seen = new Set<string>()
        for (const movement of all(books.trustTransactionCount, (index) => books.trustTransaction(index))) {
          const record = read.get(trustId(movement.index))
          assert.ok(record !== undefined)
          seen.add(record.type)
          assert.deepEqual(
            [
              record.type,
              record.amount,
              record.date,
              record.status,
              record.trustAccountId,
              record.clientId,
              record.matterId,
              record.reversesId,
            ],
            [
              typeOf(movement),
              money(movement.amountCents),
              movement.date,
              paymentStatuses[movement.status],
              guid.of('bank-account', movement.trustAccount),
              accountOf(movement.client),
              orNull('matter', movement.matter),
              movement.reverses === null ? null : trustId(movement.reverses),
            ],
          )
          if (record.type === 'INVOICE_PAYMENT') assert.equal(record.invoiceId, orNull('invoice', movement.invoice))
        }
        assert.equal(seen.size, 9)
      }),
    ))

  it('trust accounts: every ledger that is not empty, and of the number its last four digits', async () =>
    atTheFirm(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const ledgers = [...books.trustLedgers()].filter(({ balanceCents }) => balanceCents !== 0)
        const { records } = await readers.TRUST_ACCOUNT.readPage(null)
        assert.equal(records.length, books.bankAccounts.filter(({ type }) => type === 'trust').length)
        for (const account of books.bankAccounts.filter(({ type }) => type === 'trust')) {
          const record = records.find(({ vendorId }) => vendorId === guid.of('bank-account', account.index))
          assert.ok(record !== undefined)
          assert.equal(record.balance, money(account.balanceCents))
          assert.equal(record.maskedNumber, account.accountNumber.slice(-4))
          assert.ok(!JSON.stringify(record).includes(account.accountNumber))
          const shown = record.ledgers.map(({ clientId, matterId, balance }) => `${clientId ?? ''} ${matterId ?? ''} ${balance}`)
          const expected = ledgers
            .filter(({ trustAccount }) => trustAccount === account.index)
            .map(
              ({ client, matter, balanceCents }) => `${accountOf(client) ?? ''} ${orNull('matter', matter) ?? ''} ${money(balanceCents)}`,
            )
          assert.deepEqual(shown.toSorted(), expected.toSorted())
        }
      }),
    ))

  it('matters carry the balances the legacy API shows', async () =>
    atTheFirm(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const invoices = await readAll(readers.INVOICE)
        const open = invoices.filter(({ status }) => ['ISSUED', 'PARTIALLY_PAID', 'OVERDUE'].includes(status))
        for (const { vendorId, vendorTotals } of await readAll(readers.MATTER)) {
          const index = guid.indexOf('matter', vendorId)
          assert.ok(index !== undefined)
          const held = books.trustLedgersOfMatter(index).reduce((sum, { balanceCents }) => sum + balanceCents, 0)
          const parts = open.flatMap(({ matterBalances }) => matterBalances).filter(({ matterId }) => matterId === vendorId)
          const due = parts.reduce((sum, { balance }) => sum.plus(balance), new Money(0))
          assert.deepEqual(vendorTotals, { trustBalance: money(held), outstandingBalance: due.toFixed() })
        }
      }),
    ))

  it('a payment out of trust that a person makes moves money, pays the invoice and links the two', async () =>
    atTheFirm(async (visit) =>
      withConnection(visit, async ({ readers }) => {
        const trust = z.array(stored).parse(await visit.desk('GET', 'records/trust-accounts'))[0]?.id ?? ''
        const matter = stored.parse((await visit.list('/api/v2/matters?$filter=account_ref ne null&$top=1'))[0]).id
        const { id } = stored.parse(await visit.desk('POST', 'records/invoices', { items: [{ price: 200.1, projectGuid: matter }] }))
        await visit.desk('POST', 'records/trust-transactions', {
          matter_ref: { id: matter },
          bank_account: { id: trust },
          total_amount: 500,
        })
        const paid = stored.parse(
          await visit.desk('POST', 'records/payments', {
            matter_ref: { id: matter },
            total_amount: 150.05,
            transferFromGuid: trust,
            saleDocumentPayments: [{ saleDocument: id, amount: 150.05 }],
          }),
        )
        await visit.desk('PATCH', `records/invoices/${id}`, { creditAmount: 50.05 })
        const invoice = (await readers.INVOICE.readMany([id])).get(id)
        assert.ok(typeof invoice === 'object' && 'trustApplied' in invoice)
        assert.deepEqual(
          [invoice.trustApplied, invoice.paid, invoice.writtenOff, invoice.balance, invoice.status],
          ['150.05', '0', '50.05', '0', 'WRITTEN_OFF'],
        )
        const payment = (await readers.PAYMENT.readMany([paid.id])).get(paid.id)
        assert.ok(typeof payment === 'object' && 'trustTransactionId' in payment && payment.trustTransactionId !== null)
        assert.equal(payment.method, 'trust')
        const out = (await readers.TRUST_TRANSACTION.readMany([payment.trustTransactionId])).get(payment.trustTransactionId)
        assert.ok(typeof out === 'object' && 'trustAccountId' in out)
        assert.deepEqual([out.type, out.amount, out.invoiceId, out.trustAccountId], ['INVOICE_PAYMENT', '-150.05', id, trust])
        // Asked for as what it is not, it is absent.
        assert.equal((await readers.TRUST_TRANSACTION.readMany([paid.id])).get(paid.id), 'ABSENT')
        assert.equal((await readers.PAYMENT.readMany([out.vendorId])).get(out.vendorId), 'ABSENT')
      }),
    ))
})

const accountOf = (client: number | null): string | null => orNull('account', client)

const paymentStatuses = {
  recorded: 'RECORDED',
  pending: 'PENDING_CLEARANCE',
  cleared: 'CLEARED',
  returned: 'RETURNED',
  refunded: 'REFUNDED',
  void: 'VOID',
} as const

/** What is applied nowhere any more is a transfer, as far as the vendor tells. */
const typeOf = ({ type, payment }: LedgerTrustTransaction): string =>
  type === 'invoice_payment' && payment !== null && books.payment(payment).status === 'void' ? 'TRANSFER_OUT' : type.toUpperCase()

const applied = ({ invoice, amountCents }: { readonly invoice: number; readonly amountCents: number }) => ({
  invoiceId: guid.of('invoice', invoice),
  amount: money(amountCents),
})

const byInvoice = (one: { readonly invoiceId: string }, other: { readonly invoiceId: string }): number =>
  one.invoiceId < other.invoiceId ? -1 : 1

const assertInvoice = (record: InvoiceRecord, invoice: LedgerInvoice): void => {
  const where = record.number ?? ''
  assert.deepEqual(
    [record.number, record.clientId, record.issueDate, record.dueDate, record.matterIds.toSorted()],
    [
      String(invoice.number),
      accountOf(invoice.client),
      invoice.issueDate,
      invoice.dueDate,
      invoice.matters.map((matter) => guid.of('matter', matter)).toSorted(),
    ],
  )
  assert.deepEqual(
    [record.subtotal, record.discount, record.tax, record.total, record.paid, record.trustApplied, record.writtenOff, record.balance],
    [
      invoice.subtotalCents,
      invoice.discountCents,
      invoice.taxCents,
      invoice.totalCents,
      invoice.paidCents,
      invoice.trustAppliedCents,
      invoice.writtenOffCents,
      invoice.balanceCents,
    ].map(money),
    where,
  )
  assert.deepEqual(
    record.lineItems.map(({ amount, rate, timeEntryId, expenseId, matterId }) => ({ amount, rate, timeEntryId, expenseId, matterId })),
    invoice.lines.map((line) => ({
      amount: money(line.amountCents),
      rate: money(line.rateCents),
      timeEntryId: orNull('time-entry', line.timeEntry),
      expenseId: orNull('expense', line.expense),
      matterId: guid.of('matter', line.matter),
    })),
    where,
  )
  for (const [at, line] of invoice.lines.entries()) {
    if (line.timeEntry === null) continue
    const { taskCode } = world.timeEntry(line.timeEntry)
    if (taskCode !== '') assert.equal(record.lineItems[at]?.activityCode, taskCode)
  }
}
