import { z } from 'zod'
import type { StoredRecord } from '../../portal/Collection.js'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { MoneyToV2 } from '../api/moneyToV2.js'
import type { StoredPayment } from '../records/StoredPayment.js'
import type { Store } from '../records/Store.js'
import { given, optionalText, parseFields, reference } from './fields.js'
import { paymentForm } from './paymentForm.js'
import type { PaymentWriter } from './paymentWriter.js'

const form = z.strictObject({
  ...paymentForm,
  /** What a movement of the firm's own money is called: it has no contact. */
  name: optionalText.optional(),
  refundParentPaymentGuid: z.guid().toLowerCase().nullable().optional(),
  /** Moves the money to another matter of the contact, or to another trust account. */
  transferTo: z.strictObject({ matter_ref: reference.nullable().optional(), bank_account: reference.optional() }).optional(),
})

/** How a person in the portal keeps trust money: what came in, what was taken out, what was moved. A ledger cannot be overdrawn here. */
export const trustTransactionDesk = (
  kit: PortalKit,
  { store, toV2, writer }: { readonly store: Store; readonly toV2: MoneyToV2; readonly writer: PaymentWriter },
): RecordsDesk => {
  const { books } = store
  const shown = (payment: StoredPayment): StoredRecord => ({
    ...toV2.payment(payment),
    paymentType: payment.paymentType,
    name: payment.name,
    method: payment.method,
    transactionId: payment.transactionId,
    isReconciled: payment.isReconciled,
    transferGuid: payment.transfer,
    refundParentPaymentGuid: payment.refundParent,
  })
  const found = (id: string): StoredPayment | undefined => {
    const payment = books.payments.get(id)
    return payment !== undefined && books.isTrust(payment) ? payment : undefined
  }
  const changeOf = ({
    total_amount,
    bank_account,
    refundParentPaymentGuid,
    transferTo: _to,
    ...rest
  }: z.output<typeof form>): Partial<StoredPayment> => {
    if (bank_account !== undefined && books.bankAccounts.get(bank_account.id)?.type !== 'Trust') {
      throw new Error('bank_account: there is no such trust account')
    }
    if (rest.status === 'Refunded' || rest.status === 'RefundPending') {
      throw new Error('status: what is given back out of trust is a payment of its own')
    }
    return {
      ...given(rest),
      ...(total_amount === undefined ? {} : { amountCents: total_amount }),
      ...(bank_account === undefined ? {} : { bankAccount: bank_account.id }),
      ...(refundParentPaymentGuid === undefined ? {} : { refundParent: refundParentPaymentGuid }),
    }
  }
  const typeOf = (payment: StoredPayment): StoredPayment['paymentType'] => {
    if (payment.account_ref === null) return 'FirmPayment'
    if (payment.refundParent === null) return 'ContactPayment'
    return payment.method === 'JournalEntry' ? 'JournalEntry' : 'Refund'
  }
  return {
    *list() {
      for (const payment of books.payments) if (books.isTrust(payment)) yield shown(payment)
    },
    get: (id) => {
      const payment = found(id)
      return payment === undefined ? undefined : shown(payment)
    },
    create: (fields) => {
      const wanted = parseFields(form, fields)
      const change = changeOf(wanted)
      const matter = store.matters.get(change.matter_ref?.id ?? kit.guid.of('matter', 0))
      const isFirms = change.account_ref === null || (change.name ?? null) !== null
      const blank: StoredPayment = {
        ...writer.blank(),
        account_ref: isFirms ? null : (matter?.account_ref ?? { id: kit.guid.of('account', 0) }),
        matter_ref: isFirms || matter === undefined ? null : { id: matter.id },
        bankAccount: kit.guid.of('bank-account', 0),
        ...change,
      }
      const payment = { ...blank, paymentType: typeOf(blank) }
      if (payment.amountCents === 0) throw new Error('total_amount: nothing moves')
      const { transferTo } = wanted
      if (transferTo === undefined) {
        writer.save(payment)
        return shown(payment)
      }
      const transfer = kit.newGuid()
      const out: StoredPayment = { ...payment, method: 'Transfer', transfer, amountCents: 0 - Math.abs(payment.amountCents) }
      const { id, number } = writer.blank()
      writer.save(out)
      writer.save({
        ...out,
        id,
        number,
        amountCents: 0 - out.amountCents,
        matter_ref: transferTo.matter_ref === undefined ? out.matter_ref : transferTo.matter_ref,
        bankAccount: transferTo.bank_account?.id ?? out.bankAccount,
      })
      return shown(out)
    },
    edit: (id, fields) => {
      const payment = found(id)
      if (payment === undefined) return undefined
      writer.change(payment, { ...payment, ...changeOf(parseFields(form, fields)) })
      return shown(found(id) ?? payment)
    },
    delete: (id) => {
      const payment = found(id)
      return payment !== undefined && writer.remove(payment)
    },
  }
}
