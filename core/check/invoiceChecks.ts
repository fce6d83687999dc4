import { Money } from '../money.js'
import type { InvoiceRecord } from '../record/Invoice.js'
import { sumOf, unequal } from './amounts.js'
import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

/** Void and deleted invoices bill nothing any more, whatever their numbers say of the time before. */
const isUndone = ({ status }: InvoiceRecord): boolean => status === 'VOID' || status === 'DELETED'

/** What must hold of an invoice. */
export const invoiceChecks: KindChecks<'INVOICE'> = {
  form: formChecks({
    prefix: 'invoice',
    amounts: ({ subtotal, discount, tax, total, trustApplied, paid, writtenOff, balance, lineItems, matterBalances }) => ({
      subtotal,
      discount,
      tax,
      total,
      trustApplied,
      paid,
      writtenOff,
      balance,
      ...Object.fromEntries(lineItems.map(({ amount }, index) => [`lineItems[${String(index)}].amount`, amount])),
      ...Object.fromEntries(matterBalances.map((part, index) => [`matterBalances[${String(index)}].balance`, part.balance])),
    }),
    numbers: ({ lineItems }) =>
      Object.fromEntries(
        lineItems.flatMap(({ quantity, rate }, index) => [
          [`lineItems[${String(index)}].quantity`, quantity],
          [`lineItems[${String(index)}].rate`, rate],
        ]),
      ),
    currency: ({ currency }) => currency,
    bookings: ({ issueDate, dueDate, lineItems }) => ({
      issueDate,
      dueDate,
      ...Object.fromEntries(lineItems.map(({ date }, index) => [`lineItems[${String(index)}].date`, date])),
    }),
  }),
  meaning: [
    {
      name: 'invoice.subtotal',
      says: 'the lines add up to the subtotal',
      fault: ({ subtotal, lineItems }) =>
        unequal(
          { what: 'subtotal', amount: subtotal },
          sumOf(lineItems.map(({ amount }) => amount)),
          `the sum of ${String(lineItems.length)} lines`,
        ),
    },
    {
      name: 'invoice.discount',
      says: 'a discount takes off: it is not negative',
      fault: ({ discount }) => (new Money(discount).isNegative() && !new Money(discount).isZero() ? `discount is ${discount}` : null),
    },
    {
      name: 'invoice.total',
      says: 'subtotal − discount + tax = total',
      fault: ({ subtotal, discount, tax, total }) =>
        unequal(
          { what: 'total', amount: total },
          new Money(subtotal).minus(discount).plus(tax),
          `subtotal ${subtotal} − discount ${discount} + tax ${tax}`,
        ),
    },
    {
      name: 'invoice.balance',
      says: 'total − paid − paid from trust − written off = balance; nothing is open on a void or deleted invoice',
      fault: (invoice) => {
        const { total, paid, trustApplied, writtenOff, balance } = invoice
        const shown = { what: 'balance', amount: balance }
        if (isUndone(invoice)) return unequal(shown, new Money(0), `what is open on an invoice that is ${invoice.status}`)
        return unequal(
          shown,
          new Money(total).minus(paid).minus(trustApplied).minus(writtenOff),
          `total ${total} − paid ${paid} − trust ${trustApplied} − written off ${writtenOff}`,
        )
      },
    },
    {
      name: 'invoice.matter-balances',
      says: "the open balances by matter are of the invoice's matters, each once, and add up to its balance",
      fault: ({ matterIds, matterBalances, balance }) => {
        if (matterIds.length === 0 && matterBalances.length === 0) return null
        const matters = matterBalances.map(({ matterId }) => matterId)
        const foreign = matters.find((matterId) => !matterIds.includes(matterId))
        if (foreign !== undefined) return `a balance is of matter ${foreign}, which the invoice is not for`
        if (new Set(matters).size < matters.length) return 'a matter has two balances'
        return unequal(
          { what: 'balance', amount: balance },
          sumOf(matterBalances.map((part) => part.balance)),
          `the sum over ${String(matters.length)} matters`,
        )
      },
    },
    {
      name: 'invoice.payments',
      says: 'what is paid, paid from trust and written off is not negative unless the invoice itself is a credit',
      fault: ({ total, paid, trustApplied, writtenOff }) => {
        if (new Money(total).isNegative()) return null
        const negative = Object.entries({ paid, trustApplied, writtenOff }).find(([, amount]) => new Money(amount).lessThan(0))
        return negative === undefined ? null : `${negative[0]} is ${negative[1]} on an invoice of ${total}`
      },
    },
    {
      name: 'invoice.status',
      says: 'nothing is open on an invoice that is paid or written off',
      fault: ({ status, balance }) =>
        (status === 'PAID' || status === 'WRITTEN_OFF') && new Money(balance).greaterThan(0)
          ? `balance is ${balance}, though the invoice is ${status}`
          : null,
    },
  ],
}
