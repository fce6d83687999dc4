import type { PortalKit } from '../../portal/Portal.js'
import type { WorldTimeEntry } from '../../world/World.js'
import type { SmokeballFee } from './SmokeballFee.js'
import { fractionOf, ticksAt } from './ticks.js'

const billingUnitMinutes = 6

/** Time entry number `index` of the world as a fee. The timer rounds up to the billing unit; the time worked is kept beside it. */
export const buildFee = (kit: PortalKit, index: number): SmokeballFee => {
  const from = kit.world.timeEntry(index)
  const worked = Math.ceil(from.seconds / 60)
  const isBillable = from.billable && !from.noCharge
  return {
    id: kit.guid.of('fee', index),
    versionId: kit.guid.of('fee-version', index),
    matterId: kit.guid.of('matter', from.matter),
    staffId: kit.guid.of('staff', from.user),
    feeType: 1,
    feeDate: `${from.date}T00:00:00Z`,
    subject: from.description.split('\n', 1)[0] || 'Time entry',
    description: from.description,
    ...(from.activityCode === '' ? {} : { activityCode: from.activityCode }),
    ...(from.taskCode === '' ? {} : { utbmsTaskCode: from.taskCode }),
    duration: Math.ceil(worked / billingUnitMinutes) * billingUnitMinutes,
    durationWorked: worked,
    rate: (from.rateCents ?? 0) / 100,
    isBillable,
    // Smokeball writes off only what is billable.
    isWrittenOff: isBillable && from.status === 'written_off',
    ...billing(kit, from),
    isInvoicedExternally: from.status === 'billed' && index % 23 === 7,
    isDeleted: false,
    createdByUserId: kit.guid.of('user', from.user),
    created: ticksAt(from.createdAt, fractionOf(index)),
    lastUpdated: ticksAt(from.updatedAt, fractionOf(index)),
  }
}

const billing = (kit: PortalKit, from: WorldTimeEntry): Pick<SmokeballFee, 'finalized' | 'invoiceId'> => {
  const invoiceId = kit.guid.of('invoice', from.matter)
  if (from.status === 'billed') return { finalized: true, invoiceId }
  if (from.status === 'draft') return { finalized: false, invoiceId }
  return { finalized: false }
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
