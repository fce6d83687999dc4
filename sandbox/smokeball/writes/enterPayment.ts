import type { PortalKit } from '../../portal/Portal.js'
import { sumOf } from '../../world/ledger/cents.js'
import { contactsOnSide } from '../records/SmokeballMatter.js'
import type { SmokeballPayment } from '../records/SmokeballPayment.js'
import { myFirm, type SmokeballTransaction } from '../records/SmokeballTransaction.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { takeFromTrust } from './takeFromTrust.js'

/** A payment as somebody wants it entered; what is left out the app fills in. */
export interface PaymentWish extends Partial<
  Pick<SmokeballPayment, 'payorId' | 'date' | 'type' | 'bankAccountId' | 'method' | 'reference' | 'amountCents' | 'reason' | 'status'>
> {
  readonly matterId?: string
  readonly allocations?: SmokeballPayment['allocations']
}

/** Enters a payment. One out of trust takes the money from its matter's ledger. Throws with the app's reason. */
export const enterPayment = (kit: PortalKit, firm: SmokeballFirm, wish: PaymentWish): SmokeballPayment => {
  const { payment, taken } = checkedPayment(kit, firm, wish)
  if (taken !== undefined) firm.books.addTransaction(taken)
  firm.books.putPayment(payment)
  return payment
}

const checkedPayment = (
  kit: PortalKit,
  firm: SmokeballFirm,
  wish: PaymentWish,
): { readonly payment: SmokeballPayment; readonly taken: SmokeballTransaction | undefined } => {
  const { books } = firm
  const matter = firm.matters.get(wish.matterId ?? '')
  if (matter === undefined) throw new Error('matterId: expected the id of a matter')
  const { type = 'Operating', allocations = [] } = wish
  const payorId = wish.payorId ?? contactsOnSide(matter, 'client')[0]
  const allocated = sumOf(allocations, ({ cents }) => cents)
  const amountCents = wish.amountCents ?? allocated
  if (allocated > amountCents) throw new Error('allocations: more than the payment')
  if (type === 'Trust' && allocated !== amountCents) throw new Error('allocations: from trust the sum must equal the payment')
  for (const { invoiceId, cents } of allocations) checkOpen(firm, invoiceId, cents)
  const wanted = type === 'Operating' ? 'Operating' : 'Trust'
  const account =
    wish.bankAccountId === undefined
      ? [...books.bankAccounts].find((one) => one.type === wanted)
      : books.bankAccounts.get(wish.bankAccountId)
  if (type !== 'Credit' && account?.type !== wanted) throw new Error(`bankAccountId: expected an account of the type ${wanted}`)
  const payment: SmokeballPayment = {
    id: books.nextReceipt(),
    date: wish.date ?? kit.clock.iso().slice(0, 10),
    matterId: matter.id,
    ...(payorId === undefined ? {} : { payorId }),
    type,
    ...(type === 'Credit' || account === undefined ? {} : { bankAccountId: account.id }),
    method: wish.method ?? (type === 'Operating' ? 'Check' : 'Transfer'),
    reference: wish.reference ?? '',
    amountCents,
    allocations,
    reason: wish.reason ?? '',
    status: wish.status ?? 'Processed',
    entered: firm.now(),
  }
  if (type !== 'Trust' || account === undefined) return { payment, taken: undefined }
  const taken = takeFromTrust(firm, {
    bankAccountId: account.id,
    matterId: matter.id,
    payorId: payorId ?? myFirm,
    type: 'InvoicePayment',
    cents: amountCents,
    effectiveDate: `${payment.date}T00:00:00Z`,
    reference: payment.reference,
    reason: payment.reason === '' ? 'Payment of invoice' : payment.reason,
    description: `Receipt ${payment.id}`,
    note: '',
  })
  return { payment: { ...payment, trustTransactionId: taken.id }, taken }
}

const checkOpen = (firm: SmokeballFirm, invoiceId: string, cents: number): void => {
  const invoice = firm.books.invoices.get(invoiceId)
  if (invoice?.state !== 'final') throw new Error('allocations: expected the id of a final invoice')
  if (cents > firm.books.figuresOf(invoice).unpaid) throw new Error('allocations: more than the invoice’s open balance')
}
