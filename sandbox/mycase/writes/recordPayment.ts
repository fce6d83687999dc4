import { ApiRefusal } from '../api/ApiRefusal.js'
import { settle } from '../books/settle.js'
import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import { firstIds } from '../firm/firstIds.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { PaymentRecord } from '../firm/PaymentRecord.js'
import { timestamp } from '../firm/timestamp.js'
import type { RecordedPayment } from './paymentFields.js'
import { saveTrustTransaction } from './saveTrustTransaction.js'
import { today } from './today.js'
import { touchInvoice } from './touchInvoice.js'

/** Records a payment on an invoice. Refuses amounts of nothing or more than is open, and drafts (assumed). */
export const recordPayment = (firm: MyCaseFirm, invoice: InvoiceRecord, fields: RecordedPayment): PaymentRecord => {
  const cents = fields.amount ?? 100
  requirePayable(firm, invoice, cents)
  const { payments } = firm.books
  const now = timestamp(firm.kit.clock.now())
  const id = payments.nextId()
  const date = fields.date ?? now.slice(0, 10)
  const payer = fields.payer ?? invoice.contact
  const withdrawal =
    fields.from_trust === undefined
      ? null
      : saveTrustTransaction(firm, undefined, {
          bank_account: fields.from_trust,
          contact: payer,
          case: fields.allocation === undefined ? invoice.case : fields.allocation,
          type: 'Invoice Payment',
          amount: -cents,
          date,
          method: 'Transfer',
          invoice: { id: invoice.id },
          payment: { id },
          notes: fields.notes ?? '',
        })
  const payment: PaymentRecord = {
    id,
    invoice: { id: invoice.id },
    amount_cents: cents,
    date,
    notes: fields.notes ?? '',
    status: fields.status ?? 'success',
    transaction_type: withdrawal === null ? (fields.transaction_type ?? null) : 'Trust',
    bank_account: fields.from_trust ?? fields.bank_account ?? { id: firstIds.bankAccounts + 1 },
    trust_transaction: withdrawal === null ? null : { id: withdrawal.id },
    payer,
    created_at: now,
    updated_at: now,
  }
  payments.insert(payment)
  touchInvoice(firm, invoice.id)
  return payment
}

/** Refuses what an invoice does not take. */
export const requirePayable = (firm: MyCaseFirm, invoice: InvoiceRecord, cents: number): void => {
  const refuse = (description: string): never => {
    throw new ApiRefusal(422, { description, source: { pointer: '/amount' } })
  }
  if (cents <= 0) refuse('must be greater than 0')
  if (invoice.state === 'draft') refuse('cannot be paid on a draft')
  if (cents > settle(firm.books, invoice, today(firm)).balance) refuse('must not be more than is open')
}
