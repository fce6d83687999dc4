import type { Instant } from '../../../core/record/scalars.js'
import type { FoundRecord } from '../../../core/recordWriters.js'
import { foundRecord } from '../../vendor/write/foundRecord.js'
import { markerOf } from '../../vendor/write/marker.js'
import type { Query } from '../apiUrl.js'
import type { ClioApi } from '../openClioApi.js'
import { listAll } from '../read/listPages.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { searchFrom } from './searchFrom.js'
import { markedRecord } from '../wire/MarkedRecord.js'

/** Where a marker may stand. */
interface MarkedList {
  readonly path: string
  readonly filter: Query
  /** The text whose end it is. */
  readonly field: keyof typeof markedRecord
}

/** Looks for the record with a marker among those made since an instant: one request, unless more than two hundred were. */
export const findMarked = async (
  api: ClioApi,
  { path, filter, field }: MarkedList,
  { marker, since }: { readonly marker: string; readonly since: Instant },
): Promise<FoundRecord> => {
  const query = [['fields', `id,${field}`] as const, ...filter, ['created_since', searchFrom(since)] as const]
  const found: string[] = []
  for await (const value of listAll(api, { path, query, limit: 200 })) {
    const { id, text } = parseWire(markedRecord[field], value, path, 'CLIO')
    if (markerOf(text) === marker) found.push(String(id))
  }
  return foundRecord(found.map((vendorId) => ({ vendorId })))
}
