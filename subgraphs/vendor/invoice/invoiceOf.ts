import type { MirrorRow } from '../../../core/mirror/MirrorRow.js'
import type { RequestReads } from '../../../engine/reads/RequestReads.js'
import { childEntities } from '../childEntities.js'
import type { Entity } from '../entity.js'
import { referenceOf } from '../referenceOf.js'

/** The invoice a time entry or an expense is on: the one it names, else the one whose lines name it; null where there is none. */
export const invoiceOf = async (
  reads: RequestReads,
  row: MirrorRow<'TIME_ENTRY'> | MirrorRow<'EXPENSE'>,
): Promise<Entity<'INVOICE'> | null> => {
  if (row.record.invoiceId !== null) return referenceOf(reads, 'INVOICE', row.account, row.record.invoiceId)
  const list = row.kind === 'TIME_ENTRY' ? 'INVOICES_OF_TIME_ENTRY' : 'INVOICES_OF_EXPENSE'
  const [invoice] = await childEntities(reads, list, row, null)
  return invoice ?? null
}
