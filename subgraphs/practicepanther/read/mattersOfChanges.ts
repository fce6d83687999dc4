import type { z } from 'zod'
import type { Instant } from '../../../core/record/scalars.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { wireInvoice } from '../wire/Invoice.js'
import { wirePayment } from '../wire/Payment.js'
import { wireRelationship } from '../wire/Relationship.js'
import { type Changed, type OrderedPage, readByChange } from './readInOrder.js'
import { undatedSince } from './undatedSince.js'

/**
 * The matters that what changed since an instant stands on: people linked to them, and payments and invoices, which are their totals. A relationship that was deleted, an invoice over
 * several matters and what a record named before it changed tell of no matter.
 */
export const mattersOfChanges = async (api: PracticePantherApi, since: Instant): Promise<readonly string[]> => {
  const found = [
    ...(await undatedSince(api, { collection: 'relationships', schema: wireRelationship }, since)),
    ...(await changedSince(api, { collection: 'payments', schema: wirePayment }, since)),
    ...(await changedSince(api, { collection: 'invoices', schema: wireInvoice }, since)),
  ]
  return [...new Set(found.flatMap(({ matter_ref }) => (matter_ref === null ? [] : [matter_ref.id])))]
}

const changedSince = async <Schema extends z.ZodType<Changed>>(
  api: PracticePantherApi,
  { collection, schema }: { readonly collection: string; readonly schema: Schema },
  since: Instant,
): Promise<readonly z.output<Schema>[]> => {
  const all: z.output<Schema>[] = []
  let cursor: string | null = null
  do {
    const page: OrderedPage<z.output<Schema>> = await readByChange(api, { collection, schema, cursor }, since)
    all.push(...page.rows.map(({ wire }) => wire))
    cursor = page.next
  } while (cursor !== null)
  return all
}
