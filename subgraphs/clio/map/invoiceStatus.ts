import { Money } from '../../../core/money.js'
import type { InvoiceStatus } from '../../../core/record/Invoice.js'
import type { CalendarDate } from '../../../core/record/scalars.js'
import type { ClioBill } from '../wire/Bill.js'

/** Where an invoice stands. Clio knows whether one is issued and paid; what is overdue, partly paid or written off follows from its numbers and the firm's day. */
export const invoiceStatus = (
  bill: Pick<ClioBill, 'state' | 'balance' | 'paid' | 'credits_issued' | 'due_at'>,
  today: CalendarDate,
): InvoiceStatus => {
  switch (bill.state) {
    case 'draft':
      return 'DRAFT'
    case 'awaiting_approval':
      return 'PENDING_APPROVAL'
    case 'void':
      return 'VOID'
    case 'deleted':
      return 'DELETED'
    case 'awaiting_payment':
    case 'paid':
      return issuedStatus(bill, today)
    default:
      return bill.state satisfies never
  }
}

const issuedStatus = (
  { balance, paid, credits_issued: credited, due_at: due }: Pick<ClioBill, 'balance' | 'paid' | 'credits_issued' | 'due_at'>,
  today: CalendarDate,
): InvoiceStatus => {
  const open = new Money(balance)
  if (open.isZero()) return paid === 0 && credited > 0 ? 'WRITTEN_OFF' : 'PAID'
  // What the firm owes the client is never overdue.
  if (open.isNegative()) return 'ISSUED'
  if (due !== null && due < today) return 'OVERDUE'
  return paid > 0 ? 'PARTIALLY_PAID' : 'ISSUED'
}
