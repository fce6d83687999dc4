import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { feeWire } from '../records/feeWire.js'
import type { SmokeballFee } from '../records/SmokeballFee.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { checkFields } from './checkFields.js'
import { checkInvoice } from './checkInvoice.js'
import { cleared } from './cleared.js'
import { isKept } from './keptMatter.js'

const form = z
  .strictObject({
    matterId: z.string(),
    staffId: z.string(),
    feeDate: z.string(),
    subject: z.string().min(1),
    description: z.string(),
    activityCode: z.string().nullable(),
    duration: z.int().min(0),
    durationWorked: z.int().min(0),
    rate: z.number(),
    isBillable: z.boolean(),
    isWrittenOff: z.boolean(),
    finalized: z.boolean(),
    isInvoicedExternally: z.boolean(),
    invoiceId: z.string().nullable(),
  })
  .partial()
type Form = z.infer<typeof form>

/** Time entries as a person works on them. Fixed fees and deleted entries are not among those listed, nor what belongs to a deleted matter. */
export const feeDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const shown = (fee: SmokeballFee): StoredRecord => ({ ...feeWire(kit, fee), id: fee.id })
  const found = (id: string): SmokeballFee | undefined => {
    // `<matter id>.<fee id>` is understood as well: a fee's id alone does not lead to it in the vendor's API.
    const fee = firm.fees.get(id.split('.').at(-1) ?? '')
    return fee?.isDeleted === false && fee.feeType === 1 && isKept(firm, fee.matterId) ? fee : undefined
  }
  const edit = (id: string, fields: Partial<SmokeballFee>): StoredRecord | undefined => {
    const fee = found(id)
    if (fee === undefined) return undefined
    const saved = checked(firm, { ...cleared(fee, fields), versionId: firm.newId(), lastUpdated: firm.now() })
    firm.fees.replace(saved)
    return shown(saved)
  }
  return {
    *list() {
      for (const { id } of firm.fees) {
        const fee = found(id)
        if (fee !== undefined) yield shown(fee)
      }
    },
    get: (id) => {
      const fee = found(id)
      return fee === undefined ? undefined : shown(fee)
    },
    create: (fields) => {
      const made = checked(firm, cleared(blank(kit, firm), checkFields(form, fields)))
      firm.addFee(made)
      return shown(made)
    },
    edit: (id, fields) => {
      const { matterId, ...rest }: Form = checkFields(form, fields)
      if (matterId !== undefined && matterId !== found(id)?.matterId) throw new Error('matterId: a fee stays with its matter')
      // Null clears a field, as `cleared` reads it.
      return edit(id, rest as Partial<SmokeballFee>)
    },
    delete: (id) => edit(id, { isDeleted: true }) !== undefined,
  }
}

const blank = (kit: PortalKit, firm: SmokeballFirm): SmokeballFee => ({
  id: firm.newId(),
  versionId: firm.newId(),
  matterId: '',
  staffId: kit.guid.of('staff', 0),
  feeType: 1,
  feeDate: `${kit.clock.iso().slice(0, 10)}T00:00:00Z`,
  subject: 'Time entry',
  description: '',
  duration: 0,
  durationWorked: 0,
  rate: 0,
  isBillable: true,
  isWrittenOff: false,
  finalized: false,
  isInvoicedExternally: false,
  isDeleted: false,
  createdByUserId: kit.guid.of('user', 0),
  created: firm.now(),
  lastUpdated: firm.now(),
})

const checked = (firm: SmokeballFirm, fee: SmokeballFee): SmokeballFee => {
  if (firm.matters.get(fee.matterId) === undefined) throw new Error('matterId: expected the id of a matter')
  if (firm.staff.get(fee.staffId) === undefined) throw new Error('staffId: expected the id of a staff member')
  if (Number.isNaN(Date.parse(fee.feeDate))) throw new Error('feeDate: expected a date')
  if (fee.isWrittenOff && !fee.isBillable) throw new Error('isWrittenOff: only what is billable can be written off')
  checkInvoice(firm, fee)
  return fee
}
