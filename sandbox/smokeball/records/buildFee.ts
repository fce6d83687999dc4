import type { PortalKit } from '../../portal/Portal.js'
import type { Ledger } from '../../world/ledger/Ledger.js'
import type { WorldTimeEntry } from '../../world/World.js'
import { dollars } from './money.js'
import type { SmokeballFee } from './SmokeballFee.js'
import { fractionOf, ticksAt } from './ticks.js'

const billingUnitMinutes = 6

/** How a time entry is billed. The timer rounds up to the billing unit; the time worked is kept beside it. */
export const feeTerms = (
  from: WorldTimeEntry,
): Pick<SmokeballFee, 'feeType' | 'duration' | 'durationWorked' | 'rate' | 'isBillable'> & { readonly feeType: 1 } => {
  const worked = Math.ceil(from.seconds / 60)
  return {
    feeType: 1,
    duration: Math.ceil(worked / billingUnitMinutes) * billingUnitMinutes,
    durationWorked: worked,
    rate: dollars(from.rateCents ?? 0),
    isBillable: from.billable && !from.noCharge,
  }
}

/** Time entry number `index` of the world as a fee. */
export const buildFee = (kit: PortalKit, ledger: Ledger, index: number): SmokeballFee => {
  const from = kit.world.timeEntry(index)
  const terms = feeTerms(from)
  return {
    id: kit.guid.of('fee', index),
    versionId: kit.guid.of('fee-version', index),
    matterId: kit.guid.of('matter', from.matter),
    staffId: kit.guid.of('staff', from.user),
    feeDate: `${from.date}T00:00:00Z`,
    subject: from.description.split('\n', 1)[0] || 'Time entry',
    description: from.description,
    ...(from.activityCode === '' ? {} : { activityCode: from.activityCode }),
    ...(from.taskCode === '' ? {} : { utbmsTaskCode: from.taskCode }),
    ...terms,
    // Smokeball writes off only what is billable.
    isWrittenOff: terms.isBillable && from.status === 'written_off',
    ...billing(kit, ledger, from),
    isDeleted: false,
    createdByUserId: kit.guid.of('user', from.user),
    created: ticksAt(from.createdAt, fractionOf(index)),
    lastUpdated: ticksAt(from.updatedAt, fractionOf(index)),
  }
}

/** What was billed and is on no invoice here was billed elsewhere. */
const billing = (
  kit: PortalKit,
  ledger: Ledger,
  from: WorldTimeEntry,
): Pick<SmokeballFee, 'finalized' | 'isInvoicedExternally' | 'invoiceId' | 'taxExempt'> => {
  const invoice = ledger.invoiceOfTimeEntry(from.index)
  if (invoice === null) return { finalized: from.status === 'billed', isInvoicedExternally: from.status === 'billed' }
  const line = ledger.invoice(invoice).lines.find(({ timeEntry }) => timeEntry === from.index)
  return {
    finalized: from.status === 'billed',
    isInvoicedExternally: false,
    invoiceId: kit.guid.of('invoice', invoice),
    taxExempt: line?.taxable !== true,
  }
}

/** The fee agreed for a whole matter, and one somebody deleted: neither is a time entry, and both are in the list. */
export const buildOtherFees = (kit: PortalKit, matter: number): readonly SmokeballFee[] => {
  const { billing: agreed, responsibleAttorney, openDate, createdAt } = kit.world.matter(matter)
  const user = responsibleAttorney ?? 0
  const shared = {
    versionId: kit.guid.of('other-fee-version', matter),
    matterId: kit.guid.of('matter', matter),
    staffId: kit.guid.of('staff', user),
    feeDate: `${openDate ?? kit.world.today}T00:00:00Z`,
    description: '',
    duration: 0,
    durationWorked: 0,
    isBillable: true,
    isWrittenOff: false,
    finalized: false,
    isInvoicedExternally: false,
    createdByUserId: kit.guid.of('user', user),
    created: ticksAt(createdAt, fractionOf(matter)),
    lastUpdated: ticksAt(createdAt, fractionOf(matter)),
  }
  const fixed: readonly SmokeballFee[] =
    agreed.flatCents === null
      ? []
      : [
          {
            ...shared,
            id: kit.guid.of('fixed-fee', matter),
            feeType: 0,
            subject: 'Agreed fee',
            rate: agreed.flatCents / 100,
            isDeleted: false,
          },
        ]
  const deleted: readonly SmokeballFee[] =
    matter % 12 === 7
      ? [
          {
            ...shared,
            id: kit.guid.of('deleted-fee', matter),
            feeType: 1,
            subject: 'Entered twice',
            duration: 12,
            durationWorked: 12,
            rate: 0,
            isDeleted: true,
          },
        ]
      : []
  return [...fixed, ...deleted]
}
