import { z } from 'zod'
import type { Stored } from '../../support/PortalDesk.js'
import { centsOf, halfUp, sum } from '../cents.js'
import type { StoredBill, StoredBooks, StoredMovement, StoredPayment, StoredWork } from '../StoredBooks.js'
import type { StoredMoney } from '../StoredMoney.js'

const linked = z.object({ id: z.string() })

const invoice = z.object({
  id: z.string(),
  matterId: z.string(),
  status: z.literal([0, 1, 2, 3, 4]),
  waived: z.boolean(),
  discount: z.object({ type: z.literal([0, 1]), fixedDiscount: z.number(), percentage: z.number() }),
  surcharge: z.object({ fixedSurcharge: z.number() }),
  entries: z.array(z.object({ id: z.string(), type: z.number() })),
  invoiceTotals: z.object({ feeTotal: z.number(), interest: z.number(), tax: z.number() }),
})
const payment = z.object({
  amount: z.number(),
  type: z.enum(['Operating', 'Trust', 'Credit']),
  status: z.enum(['Processed', 'Pending', 'Cleared', 'Returned', 'Refunded', 'Reversed']),
  allocations: z.array(z.object({ invoiceId: z.string(), amount: z.number() })),
})
const movement = z.object({ amount: z.number(), bankAccount: linked, payor: linked, matter: linked.optional() })
const work = z.object({
  id: z.string(),
  matterId: z.string(),
  invoiceId: z.string().optional(),
  isBillable: z.boolean(),
  isWrittenOff: z.boolean(),
  finalized: z.boolean(),
  isInvoicedExternally: z.boolean(),
})
const time = work.extend({ durationWorked: z.number() })
const expense = work.extend({ quantity: z.number(), price: z.number() })

/** Smokeball: discounts are of fees alone; waiving takes all that is open; the row that undoes another counts as the other does. */
export const smokeballMoney: StoredMoney = (stored, amountOf): StoredBooks => {
  const timeCents = (entry: Stored): number => centsOf(amountOf(entry) ?? '')
  const expenseCents = ({ quantity, price }: z.infer<typeof expense>): number =>
    halfUp(BigInt(centsOf(price)) * BigInt(Math.round(quantity * 1000)), 1000n)
  const idOf = new Map([...stored('INVOICE')].map(([vendorId, { id }]) => [String(id), vendorId]))
  const times = [...stored('TIME_ENTRY').values()].map((entry) => ({ ...time.parse(entry), amount: timeCents(entry) }))
  const expenses = [...stored('EXPENSE').values()].map((one) => expense.parse(one)).map((one) => ({ ...one, amount: expenseCents(one) }))
  const amounts = new Map([...times, ...expenses].map(({ id, amount }) => [id, amount]))
  const payments = new Map([...stored('PAYMENT')].map(([id, record]) => [id, paymentOf(payment.parse(record), idOf)]))
  return {
    bills: new Map([...stored('INVOICE')].map(([id, record]) => [id, billOf(id, invoice.parse(record), { amounts, payments })])),
    payments,
    movements: new Map([...stored('TRUST_TRANSACTION')].map(([id, record]) => [id, movementOf(movement.parse(record))])),
    unbilled: [
      ...times
        .filter(isUnbilled)
        .map(({ matterId, durationWorked, amount }) => ({ matter: matterId, seconds: durationWorked * 60, amount })),
      ...expenses.filter(isUnbilled).map(({ matterId, amount }): StoredWork => ({ matter: matterId, seconds: 0, amount })),
    ],
  }
}

const isUnbilled = ({ isBillable, isWrittenOff, finalized, isInvoicedExternally, invoiceId }: z.infer<typeof work>): boolean =>
  isBillable && !isWrittenOff && !finalized && !isInvoicedExternally && invoiceId === undefined

const billOf = (
  vendorId: string,
  { matterId, status, waived, discount, surcharge, entries, invoiceTotals }: z.infer<typeof invoice>,
  { amounts, payments }: { readonly amounts: ReadonlyMap<string, number>; readonly payments: ReadonlyMap<string, StoredPayment> },
): StoredBill => {
  const of = (type: number): readonly number[] => entries.filter((entry) => entry.type === type).map(({ id }) => amounts.get(id) ?? 0)
  // The portal's lists leave out fixed fees: what of the fees is not time.
  const fees = centsOf(invoiceTotals.feeTotal)
  const fixed = fees - sum(of(1))
  const lines = [fixed, ...of(1), ...of(2), centsOf(surcharge.fixedSurcharge), centsOf(invoiceTotals.interest)]
  const off =
    discount.type === 0
      ? centsOf(discount.fixedDiscount)
      : Math.max(0, halfUp(BigInt(fees) * BigInt(centsOf(discount.percentage)), 10_000n))
  const tax = centsOf(invoiceTotals.tax)
  const applied = sum(
    [...payments.values()]
      .filter(({ counts }) => counts)
      .flatMap(({ applications }) => applications.filter(({ bill }) => bill === vendorId).map(({ amount }) => amount)),
  )
  return {
    state: status === 0 ? 'draft' : status === 1 || status === 2 ? 'open' : 'void',
    matters: [matterId],
    lines,
    discount: off,
    tax,
    writtenOff: waived ? Math.max(0, sum(lines) - off + tax - applied) : 0,
  }
}

const paymentOf = ({ amount, type, status, allocations }: z.infer<typeof payment>, idOf: ReadonlyMap<string, string>): StoredPayment => ({
  counts: status === 'Processed' || status === 'Pending' || status === 'Cleared',
  fromTrust: type === 'Trust',
  amount: centsOf(amount),
  applications: allocations.map((one) => ({ bill: idOf.get(one.invoiceId) ?? one.invoiceId, amount: centsOf(one.amount) })),
})

const movementOf = ({ amount, bankAccount, payor, matter }: z.infer<typeof movement>): StoredMovement => ({
  counts: true,
  amount: centsOf(amount),
  account: bankAccount.id,
  client: payor.id === 'MyFirm' ? null : payor.id,
  matter: matter?.id ?? null,
})
