import type { TrustApplicationIntent } from '../../../core/command/TrustApplicationIntent.js'
import { MattergraphError } from '../../../core/errors.js'
import type { RecordCreator, WrittenRecord } from '../../../core/recordWriters.js'
import { markerOf } from '../../vendor/write/marker.js'
import { transactionId } from '../map/transactionId.js'
import type { PaymentRow } from '../pages/PaymentsPage.js'
import type { PaymentPages } from '../read/readPayments.js'
import { foundRecord } from '../../vendor/write/foundRecord.js'
import { rejectedWrite } from './refusedWrite.js'
import { invoicePlace, savePayment } from './savePayment.js'
import { settleMs } from './settleMs.js'
import type { AppForms } from './writeInApp.js'

/** Trust money that pays an invoice: a payment of the type Trust account, entered in the web app. One act makes the payment and the movement in trust. */
export const trustApplicationWriter = (forms: AppForms, payments: PaymentPages): RecordCreator<TrustApplicationIntent> => ({
  settleMs,
  create: async ({ trustAccountId, invoiceId, clientId, matterId, amount, date, memo }, marker) => {
    if (matterId !== null && matterId !== invoicePlace(invoiceId).matterId)
      throw rejectedWrite('at Smokeball the trust money of a matter pays the invoices of that matter alone')
    const source = { type: 'Trust', payorId: clientId, bankAccountId: trustAccountId, method: null, reference: '' } as const
    const [written] = movementsOf([await savePayment(forms, { ...source, invoiceId, amount, date, memo }, marker)])
    if (written !== undefined) return written
    throw new MattergraphError('DRIFT', 'Smokeball saved a payment out of trust without a movement in trust', {
      vendor: 'SMOKEBALL',
      outcome: 'UNCERTAIN',
    })
  },
  findCreated: async ({ invoiceId }, marker) => {
    const rows = await payments.ofMatter(invoicePlace(invoiceId).matterId)
    return foundRecord(movementsOf(rows.filter(({ reason }) => markerOf(reason) === marker)))
  },
})

/** What payments out of trust left: the movement, and the payment beside it. */
const movementsOf = (rows: readonly PaymentRow[]): readonly WrittenRecord[] =>
  rows.flatMap(({ trust, number }) =>
    trust === null ? [] : [{ vendorId: transactionId(trust.accountId, trust.transactionId), paymentId: String(number) }],
  )
