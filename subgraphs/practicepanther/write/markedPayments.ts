import { z } from 'zod'
import type { Instant } from '../../../core/record/scalars.js'
import { markerOf } from '../../vendor/write/marker.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { dateTime, guid } from '../wire/scalars.js'
import { createdSince } from './createdSince.js'

/** As much of a payment as tells whether it is the one looked for. */
const searched = z.object({
  id: guid,
  created_at: dateTime,
  notes: z.string().nullable(),
  bank_account: z.object({ type: z.enum(['Operating', 'Trust', 'CreditCard']) }),
})

/** The ids of the payments that carry a marker, by the type of their bank account: both sides of a transfer carry it. */
export const markedPayments = async (
  api: PracticePantherApi,
  marker: string,
  since: Instant,
): Promise<{ readonly trust: string | undefined; readonly operating: string | undefined }> => {
  const payments = await createdSince(api, { collection: 'payments', schema: searched, since })
  const marked = payments.filter(({ notes }) => markerOf(notes) === marker)
  const ofType = (type: 'Trust' | 'Operating'): string | undefined => marked.find(({ bank_account: account }) => account.type === type)?.id
  return { trust: ofType('Trust'), operating: ofType('Operating') }
}
