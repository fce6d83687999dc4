import type { RecordBase } from '../../../core/record/RecordBase.js'
import type { Json } from '../../../core/record/scalars.js'
import { instant } from '../../vendor/map/instant.js'

/** What every MyCase record has. */
export interface WireBase {
  readonly id: number
  readonly created_at: string
  readonly updated_at: string
}

/** The fields every canonical record begins with. MyCase stores no id of the caller's. */
export const recordBase = (wire: WireBase, place: { readonly vendorId: string; readonly vendorUrl: string | null }): RecordBase => ({
  ...place,
  externalId: null,
  createdAt: instant(wire.created_at),
  updatedAt: instant(wire.updated_at),
  // It came out of JSON, which the parsed type no longer says.
  raw: wire as unknown as Json,
})
