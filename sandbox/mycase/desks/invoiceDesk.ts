import type { StoredRecord } from '../../portal/Collection.js'
import type { RecordsDesk } from '../../portal/Portal.js'
import { renderInvoice } from '../api/renderInvoice.js'
import { settle } from '../books/settle.js'
import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { deleteInvoice } from '../writes/deleteInvoice.js'
import { invoiceDeskFields } from '../writes/invoiceFields.js'
import { saveInvoice } from '../writes/saveInvoice.js'
import { today } from '../writes/today.js'
import { fieldsOf } from './fieldsOf.js'

/** The invoices, for `/_sandbox/records/invoices`: what the API tells, and what only pages do, in dollars. */
export const invoiceDesk = (firm: MyCaseFirm): RecordsDesk => {
  const { invoices } = firm.books
  const show = (record: InvoiceRecord): StoredRecord => {
    const { subtotal, paid, trustApplied, balance } = settle(firm.books, record, today(firm))
    return {
      ...renderInvoice(firm, record),
      id: record.id,
      sent_status: record.state,
      contact: record.contact,
      lines: record.lines.map(({ kind, quantity_thousandths: quantity, rate_cents: rate, amount_cents: amount, ...line }) => ({
        type: kind,
        ...line,
        quantity: quantity / 1000,
        rate: rate / 100,
        amount: amount / 100,
      })),
      subtotal: subtotal / 100,
      discount: record.discount_cents / 100,
      tax: record.tax_cents / 100,
      paid: paid / 100,
      trust_applied: trustApplied / 100,
      written_off: record.written_off_cents / 100,
      forwarded: record.forwarded_cents / 100,
      forwarded_to: record.forwarded_to,
      balance: balance / 100,
    }
  }
  return {
    *list() {
      for (const record of invoices) yield show(record)
    },
    get: (id) => shown(invoices.get(id), show),
    create: (fields) => show(saveInvoice(firm, undefined, fieldsOf(invoiceDeskFields, fields))),
    edit: (id, fields) => shown(invoices.get(id), (before) => show(saveInvoice(firm, before, fieldsOf(invoiceDeskFields, fields)))),
    delete: (id) => deleteInvoice(firm, id),
  }
}

const shown = <T>(record: T | undefined, show: (record: T) => StoredRecord): StoredRecord | undefined =>
  record === undefined ? undefined : show(record)
