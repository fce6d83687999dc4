import { z } from 'zod'
import { centsOf, halfUp, sum } from '../cents.js'
import type { StoredBill, StoredBooks, StoredMovement, StoredPayment } from '../StoredBooks.js'
import type { StoredMoney } from '../StoredMoney.js'

const reference = z.object({ id: z.string() }).nullable()

const invoice = z.object({
  status: z.string(),
  items: z.array(
    z.object({
      sub: z.number(),
      tax1: z.number(),
      projectGuid: z.string().nullable(),
      timeEntries: z.array(z.object({ guid: z.string() })),
    }),
  ),
  discount: z.number(),
  discountPercent: z.number().nullable(),
  saleDocumentPayments: z.array(z.object({ amount: z.number(), credit: z.unknown() })),
})
const status = z.enum(['Pending', 'Failed', 'Success', 'Refunded', 'RefundPending', 'Canceled'])
const payment = z.object({
  total_amount: z.number(),
  status,
  transferGuid: z.string().nullable(),
  saleDocumentPayments: z.array(z.object({ saleDocument: z.string(), amount: z.number() })),
})
const movement = z.object({
  total_amount: z.number(),
  status,
  account_ref: reference,
  matter_ref: reference,
  bank_account: z.object({ id: z.string() }),
})
const expense = z.object({
  is_billable: z.boolean(),
  is_billed: z.boolean(),
  qty: z.number(),
  price: z.number(),
  matter_ref: reference,
  saleDocumentItem: z.unknown(),
})
const time = z.object({ is_billable: z.boolean(), is_billed: z.boolean(), hours: z.number(), matter_ref: reference })

/** PracticePanther: each line carries its own tax; what was written off is a credit on the invoice itself. What stands on any invoice, a draft included, is no longer unbilled. */
export const practicepantherMoney: StoredMoney = (stored, amountOf): StoredBooks => {
  const invoices = [...stored('INVOICE')].map(([id, record]) => [id, invoice.parse(record)] as const)
  const onInvoices = new Set(invoices.flatMap(([, { items }]) => items.flatMap(({ timeEntries }) => timeEntries.map(({ guid }) => guid))))
  return {
    bills: new Map(invoices.map(([id, one]) => [id, billOf(one)])),
    payments: new Map([...stored('PAYMENT')].map(([id, record]) => [id, paymentOf(payment.parse(record))])),
    movements: new Map([...stored('TRUST_TRANSACTION')].map(([id, record]) => [id, movementOf(movement.parse(record))])),
    unbilled: [
      ...[...stored('TIME_ENTRY')].flatMap(([id, record]) => {
        const { is_billable: billable, is_billed: billed, hours, matter_ref: matter } = time.parse(record)
        return billable && !billed && !onInvoices.has(id)
          ? [{ matter: matter?.id ?? null, seconds: Math.round(hours * 3600), amount: centsOf(amountOf(record) ?? '') }]
          : []
      }),
      ...[...stored('EXPENSE').values()].flatMap((record) => {
        const { is_billable: billable, is_billed: billed, qty, price, matter_ref: matter, saleDocumentItem: line } = expense.parse(record)
        const amount = halfUp(BigInt(centsOf(price)) * BigInt(Math.round(qty * 1000)), 1000n)
        return billable && !billed && line === null ? [{ matter: matter?.id ?? null, seconds: 0, amount }] : []
      }),
    ],
  }
}

const billOf = ({ status, items, discount, discountPercent, saleDocumentPayments }: z.infer<typeof invoice>): StoredBill => {
  const lines = items.map(({ sub }) => centsOf(sub))
  return {
    state: status === 'Saved' || status === 'PendingApproval' ? 'draft' : 'open',
    matters: [...new Set(items.flatMap(({ projectGuid }) => projectGuid ?? []))],
    lines,
    discount: discountPercent === null ? centsOf(discount) : halfUp(BigInt(sum(lines)) * BigInt(centsOf(discountPercent)), 10_000n),
    tax: sum(items.map(({ tax1 }) => centsOf(tax1))),
    writtenOff: sum(saleDocumentPayments.filter(({ credit }) => credit !== null).map(({ amount }) => centsOf(amount))),
  }
}

const settles = (one: z.infer<typeof status>): boolean => one === 'Success' || one === 'Pending'

const paymentOf = ({ total_amount: amount, status: one, transferGuid, saleDocumentPayments }: z.infer<typeof payment>): StoredPayment => ({
  counts: settles(one),
  fromTrust: transferGuid !== null,
  amount: centsOf(amount),
  applications: saleDocumentPayments.map((part) => ({ bill: part.saleDocument, amount: centsOf(part.amount) })),
})

const movementOf = ({
  total_amount: amount,
  status: one,
  account_ref: client,
  matter_ref: matter,
  bank_account: { id: account },
}: z.infer<typeof movement>): StoredMovement => ({
  counts: settles(one),
  amount: centsOf(amount),
  account,
  client: client?.id ?? null,
  matter: matter?.id ?? null,
})
