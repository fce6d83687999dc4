import { z } from 'zod'
import type { StoredRecord } from '../../portal/Collection.js'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { MoneyToV2 } from '../api/moneyToV2.js'
import type { StoredPayment } from '../records/StoredPayment.js'
import type { Store } from '../records/Store.js'
import { cents } from './amounts.js'
import { given, parseFields } from './fields.js'
import { paymentForm } from './paymentForm.js'
import type { PaymentWriter } from './paymentWriter.js'

const form = z.strictObject({
  ...paymentForm,
  /** The trust account an invoice is paid out of: the portal then moves the money and applies it. */
  transferFromGuid: z.guid().toLowerCase().optional(),
  saleDocumentPayments: z.array(z.strictObject({ saleDocument: z.guid().toLowerCase(), amount: cents })).optional(),
})

/** How a person in the portal keeps what clients paid to the firm: money that came to an operating account. */
export const paymentDesk = (
  kit: PortalKit,
  { store, toV2, writer }: { readonly store: Store; readonly toV2: MoneyToV2; readonly writer: PaymentWriter },
): RecordsDesk => {
  const { books } = store
  const isOne = (payment: StoredPayment | undefined): payment is StoredPayment =>
    payment !== undefined && payment.paymentType === 'ContactPayment' && payment.amountCents >= 0 && !books.isTrust(payment)
  const shown = (payment: StoredPayment): StoredRecord => ({
    ...toV2.payment(payment),
    method: payment.method,
    transactionId: payment.transactionId,
    isReconciled: payment.isReconciled,
    transferGuid: payment.transfer,
    saleDocumentPayments: payment.applications.map(({ invoice, amountCents }) => ({ saleDocument: invoice, amount: amountCents / 100 })),
  })
  const wanted = (fields: unknown): { readonly change: Partial<StoredPayment>; readonly transferFrom: string | undefined } => {
    const { total_amount, bank_account, saleDocumentPayments, transferFromGuid, ...rest } = given(parseFields(form, fields))
    if (bank_account !== undefined && books.bankAccounts.get(bank_account.id)?.type !== 'Operating') {
      throw new Error('bank_account: only payments to an operating account can pay invoices')
    }
    const applications = saleDocumentPayments?.map(({ saleDocument, amount }) => ({
      id: kit.newGuid(),
      invoice: saleDocument,
      amountCents: amount,
    }))
    return {
      transferFrom: transferFromGuid,
      change: {
        ...rest,
        ...(total_amount === undefined ? {} : { amountCents: total_amount }),
        ...(bank_account === undefined ? {} : { bankAccount: bank_account.id }),
        ...(applications === undefined ? {} : { applications }),
      },
    }
  }
  const partiesOf = (change: Partial<StoredPayment>): Pick<StoredPayment, 'account_ref' | 'matter_ref'> => {
    const matter = store.matters.get(change.matter_ref?.id ?? kit.guid.of('matter', 0))
    return { account_ref: matter?.account_ref ?? null, matter_ref: matter === undefined ? null : { id: matter.id } }
  }
  return {
    *list() {
      for (const payment of books.payments) if (isOne(payment)) yield shown(payment)
    },
    get: (id) => {
      const payment = books.payments.get(id)
      return isOne(payment) ? shown(payment) : undefined
    },
    create: (fields) => {
      const { change, transferFrom } = wanted(fields)
      const transfer = transferFrom === undefined ? null : kit.newGuid()
      const payment: StoredPayment = {
        ...writer.blank(),
        ...partiesOf(change),
        bankAccount: kit.guid.of('bank-account', 1),
        ...change,
        ...(transfer === null ? {} : { method: 'Transfer', transfer }),
      }
      if (payment.amountCents < 0) throw new Error('total_amount: a payment is not negative')
      if (transferFrom !== undefined) {
        if (books.bankAccounts.get(transferFrom)?.type !== 'Trust') throw new Error('transferFromGuid: there is no such trust account')
        const { id, number } = writer.blank()
        writer.save({ ...payment, id, number, amountCents: 0 - payment.amountCents, bankAccount: transferFrom, applications: [] })
      }
      writer.save(payment)
      return shown(books.payments.get(payment.id) ?? payment)
    },
    edit: (id, fields) => {
      const payment = books.payments.get(id)
      if (!isOne(payment)) return undefined
      writer.change(payment, { ...payment, ...wanted(fields).change })
      return shown(books.payments.get(id) ?? payment)
    },
    // A person sets a reconciled payment back first, and then deletes it.
    delete: (id) => {
      const payment = books.payments.get(id)
      return isOne(payment) && writer.remove(payment)
    },
  }
}
