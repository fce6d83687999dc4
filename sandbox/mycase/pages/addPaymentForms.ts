import type { z } from 'zod'
import { ApiRefusal } from '../api/ApiRefusal.js'
import type { ContactReference } from '../firm/ContactReference.js'
import type { InvoiceRecord } from '../firm/InvoiceRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Reference } from '../firm/Reference.js'
import { recordPayment } from '../writes/recordPayment.js'
import { today } from '../writes/today.js'
import { typedText } from '../writes/typedFields.js'
import { allocationOf, movedMoney, recordedMethods, requireAccount, trustMoney, typedMethod } from '../writes/trustFormFields.js'
import { addForm } from './addForm.js'
import { accountChoice, allocationChoice, contactChoice, contactsOfInvoice, contactValue } from './contactForms.js'
import type { FormField, FormPage } from './FormPage.js'
import type { PageContext } from './PageContext.js'
import { recordIn } from './recordIn.js'
import { usDate } from './usDate.js'

/**
 * "Record Payment" on an invoice, by the sorts that the help centre names: offline, and from a trust account with its contact, bank account, trust account, amount, date and notes. Here each
 * sort is a page of its own; addresses and names are assumed.
 */
export const addPaymentForms = (context: PageContext): void => {
  addOfflineForm(context)
  addTrustForm(context)
}

const offlineFields = movedMoney.extend({ contact: typedText, payment_method: typedMethod })

const addOfflineForm = (context: PageContext): void => {
  const { firm } = context
  addForm<InvoiceRecord, z.infer<typeof offlineFields>>(context, {
    shownAt: '/bills/:id/payments/new',
    sentTo: '/bills/:id/payments',
    permission: 'edit_billing',
    subjectOf: (request) => recordIn(firm.books.invoices, request),
    formOf: (invoice) => offlineForm(firm, invoice),
    fields: offlineFields,
    write: (invoice, { contact, bank_account: account, payment_method: method, amount, date, notes }, body) => {
      requireAccount(firm, account, 'operating')
      const payer = payerOf(firm, invoice, contact)
      const paid = recordPayment(firm, invoice, { amount, date, notes, transaction_type: method, payer, bank_account: account })
      firm.kit.effect('create', 'payments', String(paid.id), body)
      return `/bills/${String(invoice.id)}`
    },
  })
}

const offlineForm = (firm: MyCaseFirm, invoice: InvoiceRecord): FormPage => ({
  title: `Record Payment for Invoice #${invoice.invoice_number}`,
  id: 'offline-payment',
  action: `/bills/${String(invoice.id)}/payments`,
  method: 'post',
  model: 'payment',
  fields: [
    contactChoice(firm, 'Payer', contactsOfInvoice(firm, invoice)),
    {
      kind: 'choice',
      name: 'payment_method',
      label: 'Payment Method',
      value: recordedMethods[0],
      options: recordedMethods.map((word) => [word, word] as const),
    },
    accountChoice(firm, 'Deposit Into', 'operating'),
    ...moneyFields(firm),
  ],
  button: 'Record Payment',
})

const addTrustForm = (context: PageContext): void => {
  const { firm } = context
  addForm<InvoiceRecord, z.infer<typeof trustMoney>>(context, {
    shownAt: '/bills/:id/trust_payments/new',
    sentTo: '/bills/:id/trust_payments',
    permission: 'edit_trust',
    subjectOf: (request) => recordIn(firm.books.invoices, request),
    formOf: (invoice) => trustForm(firm, invoice),
    fields: trustMoney,
    write: (invoice, { contact, bank_account: account, allocation, amount, date, notes }, body) => {
      requireAccount(firm, account, 'trust')
      const payer = payerOf(firm, invoice, contact)
      const heldFor = allocationOf(allocation, casesOfInvoice(invoice))
      const paid = recordPayment(firm, invoice, { amount, date, notes, payer, from_trust: account, allocation: heldFor })
      // Of the two records that it leaves the movement is what was asked for.
      firm.kit.effect('create', 'trust-transactions', String(paid.trust_transaction?.id), body)
      return `/bills/${String(invoice.id)}`
    },
  })
}

/** Money for one case pays no invoice of another (assumed, as the vendor does not say). */
const casesOfInvoice = (invoice: InvoiceRecord): readonly Reference[] => (invoice.case === null ? [] : [invoice.case])

const trustForm = (firm: MyCaseFirm, invoice: InvoiceRecord): FormPage => ({
  title: `Pay Invoice #${invoice.invoice_number} From Trust Account`,
  id: 'trust-payment',
  action: `/bills/${String(invoice.id)}/trust_payments`,
  method: 'post',
  model: 'trust_payment',
  fields: [
    contactChoice(firm, 'Select Contact', contactsOfInvoice(firm, invoice)),
    accountChoice(firm, 'Select Bank Account', 'trust'),
    allocationChoice(firm, 'Select Trust Account', casesOfInvoice(invoice)),
    ...moneyFields(firm),
  ],
  button: 'Record Payment',
})

const moneyFields = (firm: MyCaseFirm): readonly FormField[] => [
  { kind: 'text', name: 'amount', label: 'Amount', value: '' },
  { kind: 'text', name: 'date', label: 'Date', value: usDate(today(firm)) },
  { kind: 'area', name: 'notes', label: 'Notes', value: '' },
]

const payerOf = (firm: MyCaseFirm, invoice: InvoiceRecord, value: string): ContactReference => {
  const found = contactsOfInvoice(firm, invoice).find((contact) => contactValue(contact) === value)
  if (found === undefined) throw new ApiRefusal(422, { description: 'is not included in the list', source: { pointer: '/contact' } })
  return found
}
