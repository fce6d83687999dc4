import type { TrustApplicationIntent } from '../../../core/command/TrustApplicationIntent.js'
import { MattergraphError } from '../../../core/errors.js'
import type { RecordCreator, WrittenRecord } from '../../../core/recordWriters.js'
import { withMarker } from '../../vendor/write/marker.js'
import type { ClioApi } from '../openClioApi.js'
import { billPagePath, readBillPage } from '../pages/BillPage.js'
import { findPayment } from './findPayment.js'
import { type PaymentDesk, submitPayment } from './submitPayment.js'

const vendor = 'CLIO'

/** Trust money that pays an invoice: a payment whose source is the client's money for a matter, or for none, by the application's form. The movement of trust money follows from it. */
export const trustApplicationWriter = (desk: PaymentDesk): RecordCreator<TrustApplicationIntent> => ({
  settleMs: 0,
  create: async ({ invoiceId, trustAccountId, clientId, matterId, amount, date, memo }, marker) => {
    const payment = await submitPayment(desk, {
      bill: invoiceId,
      origin: { from: 'TRUST', trustAccountId, clientId, matterId },
      payerId: null,
      date,
      amount,
      reference: '',
      description: withMarker(memo ?? '', marker),
    })
    return withMovement(desk.api, invoiceId, payment).catch((thrown: unknown) => {
      throw taken(thrown)
    })
  },
  findCreated: async ({ invoiceId }, marker, since) => {
    const found = await findPayment(desk.api, { bill: invoiceId, marker, since })
    if (found.found !== 'RECORD') return found
    return { found: 'RECORD', ...(await withMovement(desk.api, invoiceId, found.vendorId)) }
  },
})

/** A payment with the movement of trust money that it made, as the bill's page tells it. */
const withMovement = async (api: ClioApi, bill: string, payment: string): Promise<WrittenRecord> => {
  const movement = readBillPage(await api.page(billPagePath(bill)), bill).get(payment)?.trustTransactionId ?? null
  if (movement === null) {
    const message = 'bill page, table#payments "Source account": expected the movement of trust money of a payment out of trust, came none'
    throw new MattergraphError('DRIFT', message, { vendor })
  }
  return { vendorId: movement, paymentId: payment }
}

/** Whatever goes wrong after the portal took the payment, the payment is made: it is found by its marker. */
const taken = (thrown: unknown): MattergraphError => {
  const code = thrown instanceof MattergraphError ? thrown.code : 'VENDOR_UNAVAILABLE'
  const message = `Clio took the payment, and what it moved was not seen: ${thrown instanceof Error ? thrown.message : 'no reason given'}`
  return new MattergraphError(code, message, { vendor, outcome: 'UNCERTAIN', cause: thrown })
}
