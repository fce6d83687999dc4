import type { RecordsDesk } from '../../portal/Portal.js'
import type { Stored } from '../api/Kind.js'
import type { ClioFirm } from '../ClioFirm.js'
import { allocationsPerPayment } from '../books/allocationId.js'
import { centsOf } from '../books/centsOf.js'
import { dollars } from '../books/dollars.js'
import { blankTransaction, type ClioBankTransaction, signed } from '../records/ClioBankTransaction.js'
import type { ClioBill } from '../records/ClioBill.js'
import { type ClioPayment, paymentCounts, paymentMethods, type PaymentPart, paymentStatuses } from '../records/ClioPayment.js'
import { allocationId } from '../books/allocationId.js'
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

  const check = (payment: ClioPayment, openBefore: (bill: number) => number): void => {
    const applied = payment.allocations.reduce((sum, { amount }) => sum + centsOf(amount), 0)
    if (payment.allocations.length === 0 || payment.allocations.length > allocationsPerPayment)
      throw new Error('a payment is for one to eight bills')
    if (payment.allocations.some(({ amount }) => amount <= 0)) throw new Error('what is applied to a bill must be more than nothing')
    if (centsOf(payment.amount) < applied) throw new Error('no more can be applied than was paid')
    if (!paymentCounts(payment.status)) return
    for (const { bill, amount } of payment.allocations) {
      const found = firm.bills.get(String(bill.id))
      if (found?.state !== 'awaiting_payment' && found?.state !== 'paid') throw new Error('payments are taken on issued bills only')
      if (openBefore(bill.id) < centsOf(amount)) throw new Error('no more can be applied to a bill than is open on it')
    }
  }

  /** The movement of trust money of a payment out of trust. */
  const fromTrust = (payment: ClioPayment, account: number): ClioBankTransaction => {
    const [part] = payment.allocations
    const bill = firm.bills.get(String(part?.bill.id))
    const place = { account, client: bill?.client?.id ?? null, matter: part?.matter?.id ?? null }
    const set = firm.bankMoney.ledgersOfMatter(place.matter ?? 0).find((one) => one.account === account)?.protectedCents ?? 0
    if (payment.allocations.length !== 1) throw new Error('a payment out of trust is for one bill')
    if (firm.bankMoney.ofLedger(place) - set < centsOf(payment.amount)) {
      throw new Error(
        "Sorry, the Payment wasn't saved due to the following errors: one or more of the source Accounts has insufficient funds. Please revise the Payment amount.",
      )
    }
    return {
      ...blankTransaction,
      id: firm.nextId('bankTransactions'),
      created_at: payment['created_at'],
      updated_at: payment['updated_at'],
      type: 'liability',
      bank_account_id: account,
      date: payment.date,
      ...signed(-centsOf(payment.amount)),
      currency: firm.currency,
      transaction_type: 'withdrawal',
      description: `Payment for bill ${bill?.number ?? ''}`,
      source: null,
      payer_payee: null,
      confirmation: payment.reference,
      client: place.client === null ? null : { id: place.client },
      matter: part?.matter ?? null,
      bill: part?.bill ?? null,
      allocation: { id: allocationId(payment.id, 0) },
    }
  }

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
      check(draft, (bill) => centsOf(firm.bills.get(String(bill))?.balance))
      const row = draft.source_bank_account === null ? null : fromTrust(draft, draft.source_bank_account.id)
      const payment: ClioPayment = row === null ? draft : { ...draft, method: 'Trust', bank_transaction: { id: row.id } }
      if (row !== null) {
        firm.bankTransactions.insert(row)
        firm.bankMoney.book(row, 1)
      }
      firm.paidBills.record(payment)
      return payment
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
        check(after, (bill) => centsOf(firm.bills.get(String(bill))?.balance) + had(bill))
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
