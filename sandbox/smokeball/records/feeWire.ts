import type { PortalKit } from '../../portal/Portal.js'
import type { WireRecord } from '../drift/Drift.js'
import { link } from './link.js'
import { centsOf, dollars } from './money.js'
import type { SmokeballFee } from './SmokeballFee.js'
import { ticksToInstant } from './ticks.js'

/** A fee as it is answered, its amounts computed: the rate itself when fixed, the rate by the hour billed otherwise. */
export const feeWire = (kit: PortalKit, fee: SmokeballFee): WireRecord => {
  const amount = dollars(feeCents(fee))
  const counted = fee.isBillable && !fee.isWrittenOff ? amount : 0
  return {
    href: `${kit.origin}/matters/${fee.matterId}/fees/${fee.id}`,
    id: fee.id,
    versionId: fee.versionId,
    createdByUserId: fee.createdByUserId,
    lastUpdatedByUserId: fee.createdByUserId,
    matter: link(kit.origin, { path: 'matters', id: fee.matterId, rel: 'Matters' }),
    matterId: fee.matterId,
    staff: link(kit.origin, { path: 'staff', id: fee.staffId, rel: 'Staff' }),
    staffId: fee.staffId,
    feeType: fee.feeType,
    feeDate: fee.feeDate,
    subject: fee.subject,
    description: fee.description,
    ...(fee.activityCode === undefined ? {} : { activityCode: fee.activityCode }),
    ...(fee.utbmsTaskCode === undefined ? {} : { utbmsTaskCode: fee.utbmsTaskCode }),
    duration: fee.duration,
    durationWorked: fee.durationWorked,
    rate: fee.rate,
    amount,
    amountExcTax: amount,
    amountIncTax: amount,
    billableAmountExcTax: counted,
    billableTax: 0,
    tax: 0,
    taxInclusive: false,
    taxExempt: fee.taxExempt ?? false,
    taxOutOfScope: false,
    isBillable: fee.isBillable,
    isWrittenOff: fee.isWrittenOff,
    finalized: fee.finalized,
    isInvoicedExternally: fee.isInvoicedExternally,
    ...(fee.invoiceId === undefined ? {} : { invoiceId: fee.invoiceId }),
    sourceItems: [],
    isDeleted: fee.isDeleted,
    createdDate: ticksToInstant(fee.created),
  }
}

/** What a fee comes to in whole cents, half a cent up: rates are whole cents, so the product is exact before it is divided. */
export const feeCents = ({ feeType, rate, duration }: Pick<SmokeballFee, 'feeType' | 'rate' | 'duration'>): number =>
  feeType === 0 ? centsOf(rate) : Math.floor((centsOf(rate) * duration + 30) / 60)
