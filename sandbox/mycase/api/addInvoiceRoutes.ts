import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { PaymentRecord } from '../firm/PaymentRecord.js'
import { deleteInvoice } from '../writes/deleteInvoice.js'
import { paymentRequest } from '../writes/paymentFields.js'
import { recordPayment } from '../writes/recordPayment.js'
import type { ApiContext } from './ApiContext.js'
import { asSent } from './asSent.js'
import { requirePermission } from './bearer.js'
import { existing } from './existing.js'
import { updatedAfterFilter, wordFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { parseRequest } from './parseRequest.js'
import { renderInvoice } from './renderInvoice.js'
import { renderPayment } from './renderPayment.js'
import { sendList, type ListSource } from './sendList.js'

/** Invoices: list and delete, and a payment recorded on one; payments: list. There is no single one of either. */
export const addInvoiceRoutes = ({ api, firm }: ApiContext): void => {
  const { invoices, payments } = firm.books
  const invoiceSource: ListSource<InvoiceRecord> = {
    kind: 'invoices',
    table: invoices,
    filters: {
      'filter[updated_after]': updatedAfterFilter,
      only_allowed_online_payments: wordFilter('only_allowed_online_payments', {
        true: (one) => one.allow_online_payments,
        false: () => true,
      }),
    },
    defaults: { only_allowed_online_payments: 'true' },
    countless: true,
    render: (record) => renderInvoice(firm, record),
  }
  const paymentSource: ListSource<PaymentRecord> = {
    kind: 'invoice_payments',
    table: payments,
    filters: {
      'filter[status]': (value) => (one) => one.status === value,
      'filter[payable_id]': (value) => (one) => String(one.invoice.id) === value,
    },
    candidates: (parameters) => {
      const payable = parameters.get('filter[payable_id]')
      return payable === undefined ? undefined : firm.books.paymentsOfInvoice(Number(payable)).map(({ id }) => String(id))
    },
    render: (record) => renderPayment(firm, record),
  }
  api.get('/invoices', (request, reply) => sendList(firm, invoiceSource, request, reply))
  api.delete<OfRecord>('/invoices/:id', (request, reply) => {
    requirePermission(firm, request, 'edit_billing')
    const { id } = request.params
    existing(invoices, id)
    deleteInvoice(firm, id)
    firm.kit.effect('delete', 'invoices', id, null)
    return reply.code(204).send()
  })
  api.post<OfRecord>('/invoices/:id/payments', (request, reply) => {
    requirePermission(firm, request, 'edit_billing')
    const invoice = existing(invoices, request.params.id)
    const record = recordPayment(firm, invoice, parseRequest(paymentRequest, request.body))
    firm.kit.effect('create', 'payments', String(record.id), request.body)
    return reply.code(200).send(asSent(firm, 'invoice_payments', renderPayment(firm, record)))
  })
  api.get('/invoice_payments', (request, reply) => sendList(firm, paymentSource, request, reply))
}
