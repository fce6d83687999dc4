import { z } from 'zod'
import { centsOf, halfUp } from '../cents.js'
import type { StoredBill, StoredBooks, StoredMovement, StoredPayment } from '../StoredBooks.js'
import type { StoredMoney } from '../StoredMoney.js'

const reference = z.object({ id: z.number() })

const invoice = z.object({
  sent_status: z.enum(['draft', 'unsent', 'sent']),
  case: reference.nullable(),
  lines: z.array(z.object({ amount: z.number() })),
  discount: z.number(),
  tax: z.number(),
  written_off: z.number(),
  forwarded: z.number(),
})
const payment = z.object({
  amount: z.number(),
  invoice: reference,
  status: z.enum(['pending', 'success', 'failure', 'error', 'timeout']),
  transaction_type: z.string().nullable(),
  trust_transaction: reference.nullable(),
})
const movement = z.object({
  amount: z.number(),
  status: z.enum(['Completed', 'Pending', 'Returned', 'Voided']),
  bank_account: reference,
  contact: z.object({ type: z.enum(['client', 'company']), id: z.number() }).nullable(),
  case: reference.nullable(),
})
const work = z.object({ billable: z.boolean(), invoices: z.array(reference), case: reference })
const time = work.extend({ hours: z.number() })
const expense = work.extend({ cost: z.string(), units: z.string() })

/** MyCase: a payment is of one invoice; what is carried onto a newer invoice is open there and no longer here. */
export const mycaseMoney: StoredMoney = (stored, amountOf): StoredBooks => ({
  bills: new Map([...stored('INVOICE')].map(([id, record]) => [id, billOf(invoice.parse(record))])),
  payments: new Map([...stored('PAYMENT')].map(([id, record]) => [id, paymentOf(payment.parse(record))])),
  movements: new Map([...stored('TRUST_TRANSACTION')].map(([id, record]) => [id, movementOf(movement.parse(record))])),
  unbilled: [
    ...[...stored('TIME_ENTRY').values()].flatMap((record) => {
      const entry = time.parse(record)
      const amount = centsOf(amountOf(record) ?? '')
      return isUnbilled(entry) ? [{ matter: String(entry.case.id), seconds: Math.round(entry.hours * 3600), amount }] : []
    }),
    ...[...stored('EXPENSE').values()].flatMap((record) => {
      const one = expense.parse(record)
      const amount = halfUp(BigInt(centsOf(one.cost)) * BigInt(Math.round(Number(one.units) * 1000)), 1000n)
      return isUnbilled(one) ? [{ matter: String(one.case.id), seconds: 0, amount }] : []
    }),
  ],
})

const isUnbilled = ({ billable, invoices }: z.infer<typeof work>): boolean => billable && invoices.length === 0

const billOf = ({
  sent_status: state,
  case: matter,
  lines,
  discount,
  tax,
  written_off: off,
  forwarded,
}: z.infer<typeof invoice>): StoredBill => ({
  state: state === 'draft' ? 'draft' : 'open',
  matters: matter === null ? [] : [String(matter.id)],
  lines: lines.map(({ amount }) => centsOf(amount)),
  discount: centsOf(discount),
  tax: centsOf(tax),
  writtenOff: centsOf(off) + centsOf(forwarded),
})

const paymentOf = ({
  amount,
  invoice: bill,
  status,
  transaction_type: type,
  trust_transaction: trust,
}: z.infer<typeof payment>): StoredPayment => ({
  counts: (status === 'success' || status === 'pending') && type !== 'Refund',
  fromTrust: trust !== null,
  amount: centsOf(amount),
  applications: [{ bill: String(bill.id), amount: centsOf(amount) }],
})

const movementOf = ({ amount, status, bank_account: account, contact, case: matter }: z.infer<typeof movement>): StoredMovement => ({
  counts: status === 'Completed' || status === 'Pending',
  amount: centsOf(amount),
  account: String(account.id),
  client: contact === null ? null : `${contact.type}-${String(contact.id)}`,
  matter: matter === null ? null : String(matter.id),
})
