import { readDateTime } from '../readDateTime.js'
import type { StoredInvoice } from './StoredInvoice.js'

/** An invoice's status in v1's words. Quotes alone are Expired or Invoiced. */
export type InvoiceStatusWord = 'Saved' | 'Approved' | 'Sent' | 'Paid' | 'Viewed' | 'Overdue' | 'PendingApproval'

const dayMs = 24 * 60 * 60_000

/** Whether an invoice's day has passed with something still open. */
export const isOverdue = (invoice: StoredInvoice, openCents: number, now: number): boolean => {
  const due = invoice.due_date === null ? undefined : readDateTime(invoice.due_date)
  return isApproved(invoice) && openCents > 0 && due !== undefined && due + dayMs <= now
}

/** Whether an invoice was issued: before that nobody can pay it. */
export const isApproved = ({ stage }: StoredInvoice): boolean => stage !== 'saved' && stage !== 'pendingApproval'

const words: Readonly<Record<StoredInvoice['stage'], InvoiceStatusWord>> = {
  saved: 'Saved',
  pendingApproval: 'PendingApproval',
  approved: 'Approved',
  sent: 'Sent',
  viewed: 'Viewed',
}

/** The status as the pages and v1 tell it. */
export const invoiceStatus = (invoice: StoredInvoice, openCents: number, now: number): InvoiceStatusWord => {
  if (!isApproved(invoice)) return words[invoice.stage]
  if (openCents === 0) return 'Paid'
  return isOverdue(invoice, openCents, now) ? 'Overdue' : words[invoice.stage]
}
