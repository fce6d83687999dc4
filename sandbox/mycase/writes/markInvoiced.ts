import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'

/** Tells the time entries and expenses of an invoice's lines that they are on it, or (null) on none. They keep their own time of change, as the portal does (assumed). */
export const markInvoiced = ({ timeEntries, books: { expenses } }: MyCaseFirm, { lines }: InvoiceRecord, invoice: number | null): void => {
  const invoices = invoice === null ? [] : [{ id: invoice }]
  for (const { kind, source } of lines) {
    const id = String(source?.id)
    const entry = kind === 'time_entry' ? timeEntries.get(id) : undefined
    const expense = kind === 'expense' ? expenses.get(id) : undefined
    if (entry !== undefined) timeEntries.replace({ ...entry, invoices })
    if (expense !== undefined) expenses.replace({ ...expense, invoices })
  }
}
