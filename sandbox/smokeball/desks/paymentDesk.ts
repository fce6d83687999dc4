import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { centsOf, dollars } from '../records/money.js'
import { paymentMethods, paymentStatuses, paymentTypes, paymentCounts, type SmokeballPayment } from '../records/SmokeballPayment.js'
import { reversalOf } from '../records/buildTransaction.js'
import type { SmokeballTransaction } from '../records/SmokeballTransaction.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { enterPayment, type PaymentWish } from '../writes/enterPayment.js'
import { checkFields } from './checkFields.js'

/** The fields of the app's own form (amount, type, allocation for each invoice, reason) and what its list shows besides. */
const form = z
  .strictObject({
    matterId: z.string(),
    payorId: z.string(),
    date: z.iso.date(),
    type: z.enum(paymentTypes),
    bankAccountId: z.string(),
    method: z.enum(paymentMethods),
    reference: z.string(),
    amount: z.number().min(0),
    allocations: z.array(z.strictObject({ invoiceId: z.string(), amount: z.number().positive() })),
    reason: z.string(),
    status: z.enum(paymentStatuses),
  })
  .partial()

/** What of a payment can still be changed. Its money is reversed and entered anew. */
const editable = form.pick({ reason: true, reference: true, status: true })

/** Payments as a person works on them. One out of trust takes the money from its matter's ledger; reversed or deleted it is put back there by a transaction of its own. */
export const paymentDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const { books } = firm
  const shown = ({ amountCents, allocations, entered: _, ...payment }: SmokeballPayment): StoredRecord => ({
    ...payment,
    amount: dollars(amountCents),
    allocations: allocations.map(({ invoiceId, cents }) => ({ invoiceId, amount: dollars(cents) })),
  })
  const settle = (before: SmokeballPayment, counts: boolean): void => {
    const taken = books.transactions.get(before.trustTransactionId ?? '')
    if (!paymentCounts(before) || counts || taken === undefined) return
    const back = putBack(firm, taken)
    books.changeTransaction({ ...taken, reversedToId: back.id, lastUpdated: back.lastUpdated })
    books.addTransaction(back)
  }
  return {
    *list() {
      for (const payment of books.payments) yield shown(payment)
    },
    get: (id) => {
      const payment = books.payments.get(id)
      return payment === undefined ? undefined : shown(payment)
    },
    create: (fields) => {
      const { amount, allocations = [], ...wish } = checkFields(form, fields)
      const payment = enterPayment(kit, firm, {
        ...(wish as PaymentWish), // Checked by the form: each field was given or is not there.
        ...(amount === undefined ? {} : { amountCents: centsOf(amount) }),
        allocations: allocations.map(({ invoiceId, amount: cents }) => ({ invoiceId, cents: centsOf(cents) })),
      })
      return shown(payment)
    },
    edit: (id, fields) => {
      const payment = books.payments.get(id)
      if (payment === undefined) return undefined
      const { status = payment.status, reason = payment.reason, reference = payment.reference } = checkFields(editable, fields)
      const saved = { ...payment, status, reason, reference }
      if (paymentCounts(saved) && !paymentCounts(payment)) throw new Error('status: what was taken back is entered anew')
      settle(payment, paymentCounts(saved))
      books.putPayment(saved)
      return shown(saved)
    },
    delete: (id) => {
      const payment = books.payments.get(id)
      if (payment === undefined) return false
      settle(payment, false)
      books.deletePayment(id)
      return true
    },
  }
}

const putBack = (firm: SmokeballFirm, taken: SmokeballTransaction): SmokeballTransaction => ({
  ...taken,
  id: firm.newId(),
  type: reversalOf(taken.type),
  amountCents: 0 - taken.amountCents,
  reason: 'Payment reversed',
  reversedFromId: taken.id,
  entered: firm.now(),
  lastUpdated: firm.now(),
})
