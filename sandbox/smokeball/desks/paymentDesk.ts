import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { sumOf } from '../../world/ledger/cents.js'
import { centsOf, dollars } from '../records/money.js'
import { contactsOnSide } from '../records/SmokeballMatter.js'
import { paymentMethods, paymentStatuses, paymentTypes, paymentCounts, type SmokeballPayment } from '../records/SmokeballPayment.js'
import { reversalOf } from '../records/buildTransaction.js'
import { myFirm, type SmokeballTransaction } from '../records/SmokeballTransaction.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
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
type Form = z.infer<typeof form>

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
      const { payment, taken } = entered(kit, firm, checkFields(form, fields))
      if (taken !== undefined) books.addTransaction(taken)
      books.putPayment(payment)
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

/** A new payment, and the transaction that takes its money out of trust. */
const entered = (
  kit: PortalKit,
  firm: SmokeballFirm,
  fields: Form,
): { readonly payment: SmokeballPayment; readonly taken: SmokeballTransaction | undefined } => {
  const { books } = firm
  const matter = firm.matters.get(fields.matterId ?? '')
  if (matter === undefined) throw new Error('matterId: expected the id of a matter')
  const type = fields.type ?? 'Operating'
  const payorId = fields.payorId ?? contactsOnSide(matter, 'client')[0]
  const allocations = (fields.allocations ?? []).map(({ invoiceId, amount }) => ({ invoiceId, cents: centsOf(amount) }))
  const allocated = sumOf(allocations, ({ cents }) => cents)
  const amountCents = fields.amount === undefined ? allocated : centsOf(fields.amount)
  if (allocated > amountCents) throw new Error('allocations: more than the payment')
  if (type === 'Trust' && allocated !== amountCents) throw new Error('allocations: from trust the sum must equal the payment')
  for (const { invoiceId, cents } of allocations) checkOpen(firm, invoiceId, cents)
  const wanted = type === 'Operating' ? 'Operating' : 'Trust'
  const account =
    fields.bankAccountId === undefined
      ? [...books.bankAccounts].find((one) => one.type === wanted)
      : books.bankAccounts.get(fields.bankAccountId)
  if (type !== 'Credit' && account?.type !== wanted) throw new Error(`bankAccountId: expected an account of the type ${wanted}`)
  const payment: SmokeballPayment = {
    id: books.nextReceipt(),
    date: fields.date ?? kit.clock.iso().slice(0, 10),
    matterId: matter.id,
    ...(payorId === undefined ? {} : { payorId }),
    type,
    ...(type === 'Credit' || account === undefined ? {} : { bankAccountId: account.id }),
    method: fields.method ?? (type === 'Operating' ? 'Check' : 'Transfer'),
    reference: fields.reference ?? '',
    amountCents,
    allocations,
    reason: fields.reason ?? '',
    status: fields.status ?? 'Processed',
    entered: firm.now(),
  }
  if (type !== 'Trust' || account === undefined) return { payment, taken: undefined }
  const taken = takenFromTrust(firm, payment, account.id)
  return { payment: { ...payment, trustTransactionId: taken.id }, taken }
}

const checkOpen = (firm: SmokeballFirm, invoiceId: string, cents: number): void => {
  const invoice = firm.books.invoices.get(invoiceId)
  if (invoice?.state !== 'final') throw new Error('allocations: expected the id of a final invoice')
  if (cents > firm.books.figuresOf(invoice).unpaid) throw new Error('allocations: more than the invoice’s open balance')
}

/** Refused where the ledger holds less than that (assumed: the app offers no more than there is). */
const takenFromTrust = (firm: SmokeballFirm, payment: SmokeballPayment, bankAccountId: string): SmokeballTransaction => {
  const payorId = payment.payorId ?? myFirm
  const held = firm.books.holdingsIn(bankAccountId).find((holding) => holding.matterId === payment.matterId && holding.payorId === payorId)
  if (payment.amountCents > (held?.cents ?? 0) - (held?.protectedCents ?? 0)) throw new Error('amount: more than is available in trust')
  return {
    id: firm.newId(),
    bankAccountId,
    matterId: payment.matterId,
    payorId,
    type: 'InvoicePayment',
    amountCents: 0 - payment.amountCents,
    effectiveDate: `${payment.date}T00:00:00Z`,
    reference: payment.reference,
    reason: payment.reason === '' ? 'Payment of invoice' : payment.reason,
    description: `Receipt ${payment.id}`,
    note: '',
    entered: firm.now(),
    lastUpdated: firm.now(),
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
