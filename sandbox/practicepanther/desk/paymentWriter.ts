import type { PortalKit } from '../../portal/Portal.js'
import { isApproved } from '../records/invoiceStatus.js'
import { appliedCents } from '../records/paymentSums.js'
import type { StoredPayment } from '../records/StoredPayment.js'
import type { Store } from '../records/Store.js'
import { movementCounts } from '../records/trustBalances.js'
import { wireDateTime } from '../wireDateTime.js'

/** Saves payments so that the books go on adding up; throws with what would not. */
export interface PaymentWriter {
  /** A payment with everything a person left open. */
  readonly blank: () => StoredPayment
  readonly save: (payment: StoredPayment) => void
  /** The same without a look at what is on the ledger. Assumed: the legacy API takes money out of a ledger that has too little. */
  readonly saveUnchecked: (payment: StoredPayment) => void
  /** Saves what a person changed: both sides, where it is a transfer. Throws for a reconciled payment that is not set back. */
  readonly change: (before: StoredPayment, after: StoredPayment) => void
  /** Deletes a payment, both sides of a transfer. */
  readonly remove: (payment: StoredPayment) => boolean
}

/** The writer over a firm's books. */
export const createPaymentWriter = (kit: PortalKit, { books }: Pick<Store, 'books'>): PaymentWriter => {
  const now = (): string => wireDateTime(kit.clock.now())
  let nextNumber = books.payments.size + 1
  const touch = (invoices: Iterable<string>): void => {
    for (const id of new Set(invoices)) {
      const invoice = books.invoices.get(id)
      if (invoice !== undefined) books.putInvoice({ ...invoice, updated_at: now() })
    }
  }
  const checkApplications = (payment: StoredPayment): void => {
    if (appliedCents(payment) > Math.max(0, payment.amountCents)) throw new Error('saleDocumentPayments: more is applied than was paid')
    for (const { invoice: id, amountCents } of payment.applications) {
      const invoice = books.invoices.get(id)
      if (invoice === undefined) throw new Error('saleDocumentPayments: there is no such invoice')
      if (!isApproved(invoice)) throw new Error('saleDocumentPayments: the invoice is not approved')
      const others = books.payments.get(payment.id)?.applications.filter((application) => application.invoice === id) ?? []
      const before = others.reduce((sum, application) => sum + application.amountCents, 0)
      if (amountCents <= 0 || amountCents > books.openCents(invoice) + before) {
        throw new Error('saleDocumentPayments: more than is open on the invoice')
      }
    }
  }
  /** The portal refuses in its pages what would overdraw a client. */
  const checkLedger = (before: StoredPayment | undefined, after: StoredPayment | undefined): void => {
    for (const payment of [before, after]) {
      if (payment === undefined || !books.isTrust(payment)) continue
      const place = { bankAccount: payment.bankAccount, account: payment.account_ref?.id ?? null, matter: payment.matter_ref?.id ?? null }
      const isThere = (other: StoredPayment | undefined): boolean =>
        other !== undefined &&
        movementCounts(other) &&
        other.bankAccount === place.bankAccount &&
        (other.account_ref?.id ?? null) === place.account &&
        (other.matter_ref?.id ?? null) === place.matter
      const change = (isThere(after) ? (after?.amountCents ?? 0) : 0) - (isThere(before) ? (before?.amountCents ?? 0) : 0)
      if (change < 0 && books.trust.centsOfLedger(place) + change < 0) throw new Error('total_amount: the trust ledger would be overdrawn')
    }
  }
  const saveUnchecked = (payment: StoredPayment): void => {
    const before = books.payments.get(payment.id)
    // What failed or was taken back settles nothing any more.
    const saved = movementCounts(payment) ? payment : { ...payment, applications: [] }
    checkApplications(saved)
    books.putPayment(saved)
    touch([...(before?.applications ?? []), ...saved.applications].map(({ invoice }) => invoice))
  }
  const save = (payment: StoredPayment): void => {
    checkLedger(books.payments.get(payment.id), payment)
    saveUnchecked(payment)
  }
  const otherSide = (payment: StoredPayment): StoredPayment | undefined => {
    if (payment.transfer === null) return undefined
    for (const other of books.payments) if (other.transfer === payment.transfer && other.id !== payment.id) return other
    return undefined
  }
  return {
    save,
    saveUnchecked,
    blank: () => {
      const number = nextNumber
      nextNumber += 1
      return {
        id: kit.newGuid(),
        paymentType: 'ContactPayment',
        account_ref: null,
        matter_ref: null,
        number,
        date: now(),
        amountCents: 10_000,
        notes: null,
        name: null,
        payee: null,
        to_print: false,
        check_number: null,
        bankAccount: '',
        status: 'Success',
        method: 'Check',
        transactionId: null,
        authNumber: null,
        isReconciled: false,
        reconciledDate: null,
        refundParent: null,
        transfer: null,
        applications: [],
        created_at: now(),
        updated_at: now(),
      }
    },
    change: (before, after) => {
      if (before.isReconciled && after.isReconciled) throw new Error('isReconciled: a reconciled payment is locked until it is set back')
      const other = otherSide(before)
      if (other !== undefined && (after.amountCents !== before.amountCents || after.bankAccount !== before.bankAccount)) {
        throw new Error('total_amount: one side of a transfer cannot be changed alone')
      }
      const stamped = { ...after, reconciledDate: after.isReconciled ? (after.reconciledDate ?? now()) : null, updated_at: now() }
      // The side that takes money out of a ledger is checked first.
      const sides = [stamped, ...(other === undefined ? [] : [{ ...other, status: after.status, date: after.date, updated_at: now() }])]
      for (const side of sides.toSorted((one, two) => one.amountCents - two.amountCents)) save(side)
    },
    remove: (payment) => {
      const other = otherSide(payment)
      const sides = [payment, ...(other === undefined ? [] : [other])]
      for (const side of sides) checkLedger(side, undefined)
      for (const side of sides) {
        books.removePayment(side.id)
        touch(side.applications.map(({ invoice }) => invoice))
      }
      return true
    },
  }
}
