import type { RecordsDesk } from '../../portal/Portal.js'
import type { Stored } from '../api/Kind.js'
import type { ClioFirm } from '../ClioFirm.js'
import { centsOf } from '../books/centsOf.js'
import { dollars } from '../books/dollars.js'
import { checkPayment, recordPayment } from '../books/recordPayment.js'
import type { ClioBill } from '../records/ClioBill.js'
import { type ClioPayment, paymentCounts, paymentMethods, type PaymentPart, paymentStatuses } from '../records/ClioPayment.js'
import { field, type FieldReader, readFields } from './readFields.js'

const readers = (firm: ClioFirm): Readonly<Record<string, FieldReader>> => ({
  date: (value, name) => field.date(value ?? 0, name),
  amount: field.number,
  description: field.text,
  reference: field.text,
  method: field.oneOf(paymentMethods),
  processor: field.text,
  status: field.oneOf(paymentStatuses),
  contact: field.reference((id) => firm.contacts.get(id) !== undefined),
  source_bank_account: field.reference((id) => firm.bankAccounts.get(id)?.type === 'Trust'),
  destination_bank_account: field.reference((id) => firm.bankAccounts.get(id)?.type === 'Operating'),
  allocations: field.list((entry) => ({
    bill: field.reference((id) => firm.bills.get(id)?.kind === 'revenue_kind')(entry['bill'], 'bill'),
    amount: field.number(entry['amount'], 'amount'),
  })),
})

/** The bill a new payment is for where none is named: the first that has something open. */
const openBill = (firm: ClioFirm): ClioBill => {
  for (const bill of firm.bills) if (bill.kind === 'revenue_kind' && bill.state === 'awaiting_payment' && bill.balance > 0) return bill
  throw new Error('no bill has anything open')
}

/**
 * Payments by hand, as the web application records them. A new one is a check of today that pays up to a hundred dollars of the first open bill.
 * Bills follow: what was paid on them, what is open, whether they are paid. A payment out of trust moves trust money, and is refused where the matter has not
 * enough that is not protected.
 */
export const paymentDesk = (firm: ClioFirm): RecordsDesk => {
  const read = readers(firm)
  const partsOf = (parts: readonly Stored[]): readonly PaymentPart[] =>
    parts.map((part) => {
      const bill = part['bill'] as ClioBill // A reference, as just read.
      const matters = firm.bills.get(String(bill.id))?.matters ?? []
      return { bill: { id: bill.id }, amount: Number(part['amount']), matter: matters.length === 1 ? (matters[0] ?? null) : null }
    })
  const isPayment = (payment: ClioPayment): boolean =>
    payment.allocations.some(({ bill }) => firm.bills.get(String(bill.id))?.kind === 'revenue_kind')

  return {
    *list() {
      for (const payment of firm.payments) if (isPayment(payment)) yield payment
    },
    get: (id) => firm.payments.get(id),
    create: (fields) => {
      const { allocations, ...changes } = readFields(fields, read)
      const now = firm.now()
      const given = Array.isArray(allocations) ? partsOf(allocations) : defaultParts(openBill(firm), changes['amount'])
      const draft: ClioPayment = {
        created_at: now,
        updated_at: now,
        date: firm.today(),
        amount: given.reduce((sum, { amount }) => sum + centsOf(amount), 0) / 100,
        description: null,
        reference: null,
        method: 'Check',
        processor: null,
        status: 'Recorded',
        source_fund_type: null,
        contact: firm.bills.get(String(given[0]?.bill.id))?.client ?? null,
        user: null,
        source_bank_account: null,
        destination_bank_account: { id: firm.operatingAccount },
        bank_transaction: null,
        ...changes,
        id: firm.nextId('payments'),
        voided_at: paymentCounts((changes['status'] ?? 'Recorded') as ClioPayment['status']) ? null : now, // Read above.
        allocations: given,
      }
      const [part] = given
      const place =
        draft.source_bank_account === null
          ? null
          : {
              account: draft.source_bank_account.id,
              client: firm.bills.get(String(part?.bill.id))?.client?.id ?? null,
              matter: part?.matter?.id ?? null,
            }
      return recordPayment(firm, draft, place)
    },
    edit: (id, fields) => {
      const before = firm.payments.get(id)
      if (before === undefined) return undefined
      const { allocations, ...changes } = readFields(fields, read)
      const moves = ['allocations', 'amount', 'status', 'source_bank_account', 'method'].some((name) => name in fields)
      if (before.bank_transaction !== null && moves)
        throw new Error('what moved trust money is not changed: delete the payment and record it anew')
      const next: ClioPayment = {
        ...before,
        ...changes,
        ...(Array.isArray(allocations) ? { allocations: partsOf(allocations) } : {}),
        updated_at: firm.now(),
      }
      const after = { ...next, voided_at: paymentCounts(next.status) ? null : (before.voided_at ?? firm.now()) }
      if (moves) {
        const had = (bill: number): number => appliedBy(before, bill)
        checkPayment(firm, after, (bill) => centsOf(firm.bills.get(String(bill))?.balance) + had(bill))
      }
      firm.paidBills.change(before, after)
      return after
    },
    delete: (id) => {
      const payment = firm.payments.get(id)
      if (payment === undefined || !isPayment(payment)) return false
      firm.paidBills.remove(payment)
      return true
    },
  }
}

const defaultParts = (bill: ClioBill, amount: unknown): readonly PaymentPart[] => {
  const cents = Math.min(centsOf(bill.balance), typeof amount === 'number' ? centsOf(amount) : 10_000)
  return [{ bill: { id: bill.id }, amount: dollars(cents), matter: bill.matters.length === 1 ? (bill.matters[0] ?? null) : null }]
}

/** What of a payment counts on a bill, in whole cents. */
const appliedBy = (payment: ClioPayment, bill: number): number =>
  paymentCounts(payment.status) ? payment.allocations.reduce((sum, part) => sum + (part.bill.id === bill ? centsOf(part.amount) : 0), 0) : 0
