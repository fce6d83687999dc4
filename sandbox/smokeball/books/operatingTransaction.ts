import type { PortalKit } from '../../portal/Portal.js'
import type { SmokeballPayment } from '../records/SmokeballPayment.js'
import { myFirm, type SmokeballTransaction } from '../records/SmokeballTransaction.js'

/** What a payment is on the operating account it went to. */
export const operatingTransaction =
  (kit: PortalKit) =>
  (payment: SmokeballPayment): SmokeballTransaction => ({
    id: kit.guid.of('operating-transaction', Number(payment.id)),
    bankAccountId: payment.bankAccountId ?? '',
    matterId: payment.matterId,
    payorId: payment.payorId ?? myFirm,
    type: 'InvoicePayment',
    amountCents: payment.amountCents,
    effectiveDate: `${payment.date}T00:00:00Z`,
    reference: payment.reference,
    reason: payment.reason,
    description: `Receipt ${payment.id}`,
    note: '',
    entered: payment.entered,
    lastUpdated: payment.entered,
  })
