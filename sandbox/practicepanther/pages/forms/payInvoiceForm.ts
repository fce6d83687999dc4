import type { PortalKit } from '../../../portal/Portal.js'
import type { PaymentWriter } from '../../desk/paymentWriter.js'
import { mattersOf } from '../../records/invoiceSums.js'
import type { StoredPayment } from '../../records/StoredPayment.js'
import type { Store } from '../../records/Store.js'
import { amountField, dateField, methodFields, notesField, operatingField } from './commonFields.js'
import { FormRefusal } from './FormRefusal.js'
import { payableInvoice } from './payableInvoice.js'
import type { PaymentForm } from './PaymentForm.js'
import { postedCents, postedCheckNumber, postedDate, postedMethod, postedText } from './postedValues.js'

/** A client's payment for one invoice, to an operating account. */
export const payInvoiceForm = (
  kit: PortalKit,
  { store, writer }: { readonly store: Store; readonly writer: PaymentWriter },
): PaymentForm => ({
  action: 'PayInvoice/:id',
  open: ({ id }) => {
    const payable = payableInvoice(store, id)
    if (payable === undefined || 'refusal' in payable) return payable
    const { invoice, openCents, title } = payable
    return {
      title,
      fields: [
        { name: 'Payment.SaleDocumentGuid', label: '', kind: 'hidden', value: invoice.id },
        amountField(openCents),
        dateField(store, kit.clock.now()),
        ...methodFields,
        operatingField(store),
        notesField,
      ],
      save: (posted) => {
        const amountCents = postedCents(posted, 'Payment.Amount')
        if (amountCents > openCents) throw new FormRefusal('The Amount is more than is due on the invoice.')
        const bank = store.books.bankAccounts.get(posted('Payment.BankAccountGuid'))
        if (bank?.type !== 'Operating') throw new FormRefusal('Only an operating account can take a payment for an invoice.')
        const [matter, another] = mattersOf(invoice)
        const payment: StoredPayment = {
          ...writer.blank(),
          account_ref: invoice.account_ref,
          matter_ref: matter === undefined || another !== undefined ? null : { id: matter },
          bankAccount: bank.id,
          amountCents,
          date: postedDate(posted, 'Payment.Date', store.timeZone),
          method: postedMethod(posted, 'Payment.Method'),
          check_number: postedCheckNumber(posted, 'Payment.CheckNumber'),
          transactionId: postedText(posted, 'Payment.TransactionId'),
          notes: postedText(posted, 'Payment.Notes'),
          applications: [{ id: kit.newGuid(), invoice: invoice.id, amountCents }],
        }
        writer.save(payment)
        kit.effect('create', 'payments', payment.id, { invoice: invoice.id, amount: amountCents / 100, notes: payment.notes })
        return payment.id
      },
    }
  },
})
