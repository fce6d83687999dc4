import type { StoredRecord } from '../../portal/Collection.js'
import type { RecordsDesk } from '../../portal/Portal.js'
import { renderPayment } from '../api/renderPayment.js'
import { settle } from '../books/settle.js'
import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { PaymentRecord } from '../firm/PaymentRecord.js'
import { deletePayment } from '../writes/deletePayment.js'
import { editPayment } from '../writes/editPayment.js'
import { paymentDeskFields } from '../writes/paymentFields.js'
import { recordPayment } from '../writes/recordPayment.js'
import { today } from '../writes/today.js'
import { fieldsOf } from './fieldsOf.js'

/** The payments, for `/_sandbox/records/payments`. A payment created without an invoice is of a dollar on the first that takes it. */
export const paymentDesk = (firm: MyCaseFirm): RecordsDesk => {
  const { payments, invoices } = firm.books
  const show = (record: PaymentRecord): StoredRecord => ({
    ...renderPayment(firm, record),
    id: record.id,
    amount: record.amount_cents / 100,
    trust_transaction: record.trust_transaction,
  })
  return {
    *list() {
      for (const record of payments) yield show(record)
    },
    get: (id) => {
      const record = payments.get(id)
      return record === undefined ? undefined : show(record)
    },
    create: (fields) => {
      const wanted = fieldsOf(paymentDeskFields, fields)
      const invoice = wanted.invoice === undefined ? firstOpen(firm) : invoices.get(String(wanted.invoice.id))
      if (invoice === undefined) throw new Error('invoice: there is no such invoice')
      return show(recordPayment(firm, invoice, wanted))
    },
    edit: (id, fields) => {
      const before = payments.get(id)
      return before === undefined ? undefined : show(editPayment(firm, before, fieldsOf(paymentDeskFields, fields)))
    },
    delete: (id) => deletePayment(firm, id),
  }
}

const firstOpen = (firm: MyCaseFirm): InvoiceRecord | undefined => {
  for (const invoice of firm.books.invoices) {
    if (invoice.state !== 'draft' && settle(firm.books, invoice, today(firm)).balance >= 100) return invoice
  }
  return undefined
}
