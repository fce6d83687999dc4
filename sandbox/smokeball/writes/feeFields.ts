import { z } from 'zod'
import { cleared } from '../desks/cleared.js'
import type { SmokeballFee } from '../records/SmokeballFee.js'
import { dateField, storedDate } from './readBody.js'

const minutes = z.int().min(0)

/** What a fee is made or replaced with. The UTBMS task code is not among it. */
export const feeForm = z.object({
  feeDate: dateField,
  subject: z.string().min(1),
  feeType: z.literal([0, 1]).optional(),
  description: z.string().optional(),
  staffId: z.guid().optional(),
  activityCode: z.string().max(20).optional(),
  duration: minutes.optional(),
  durationWorked: minutes.optional(),
  rate: z.number().optional(),
  taxExempt: z.boolean().optional(),
  isBillable: z.boolean().optional(),
  isWrittenOff: z.boolean().optional(),
  finalized: z.boolean().optional(),
  isInvoicedExternally: z.boolean().optional(),
  invoiceId: z.guid().optional(),
})
/** What is changed of a fee; the rest stays. */
export const feeChanges = feeForm.partial()
/** The fields that a write of a fee can carry. */
export type FeeFields = z.output<typeof feeChanges>

/** What a fee is where its writer says nothing: numbers 0, flags false (assumed, as the types of the published schema have it). A rate is not filled in either. */
const unsaid = {
  feeType: 0,
  description: '',
  duration: 0,
  durationWorked: 0,
  rate: 0,
  isBillable: false,
  isWrittenOff: false,
  finalized: false,
  isInvoicedExternally: false,
} as const

/** A fee that is made. */
export const newFee = (
  own: Pick<SmokeballFee, 'id' | 'versionId' | 'matterId' | 'staffId' | 'createdByUserId' | 'created' | 'lastUpdated'>,
  fields: FeeFields,
): SmokeballFee => changedFee({ ...unsaid, feeDate: '', subject: '', isDeleted: false, ...own }, fields)

/** A fee with what a write says of it; the rest stays as it was. An empty activity code is none (assumed). */
export const changedFee = (fee: SmokeballFee, { feeDate, ...fields }: FeeFields): SmokeballFee => {
  const given = Object.entries(fields).map(([name, value]) => [name, name === 'activityCode' && value === '' ? null : value])
  return cleared(fee, { ...Object.fromEntries(given), ...(feeDate === undefined ? {} : { feeDate: storedDate(feeDate) }) })
}

/** A fee of which all is said anew: what a write leaves out is wiped. */
export const replacedFee = (fee: SmokeballFee, fields: FeeFields): SmokeballFee =>
  changedFee(cleared(fee, { ...unsaid, activityCode: null, invoiceId: null, taxExempt: null }), fields)
