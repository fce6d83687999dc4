import type { RecordBase } from '../../../core/record/RecordBase.js'
import type { Json } from '../../../core/record/scalars.js'
import { instant } from '../../vendor/map/instant.js'

/** What every Clio record has. Clio keeps no id of the caller's on these kinds. */
export const recordBase = (
  record: { readonly id: number; readonly created_at: string; readonly updated_at: string },
  raw: Json,
  vendorUrl: string | null,
): RecordBase => ({
  vendorId: String(record.id),
  vendorUrl,
  externalId: null,
  createdAt: instant(record.created_at),
  updatedAt: instant(record.updated_at),
  raw,
})
