import type { Instant } from '../../../core/record/scalars.js'
import type { FoundRecord } from '../../../core/recordWriters.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { foundRecord } from '../../vendor/write/foundRecord.js'
import { markerOf } from '../../vendor/write/marker.js'
import type { ClioApi } from '../openClioApi.js'
import { listAll } from '../read/listPages.js'
import { markedAllocation, markedAllocationFields } from '../wire/Allocation.js'
import { searchFrom } from './searchFrom.js'

/** Looks for the payment with a marker among what was set against a bill since an instant: one request. */
export const findPayment = async (
  api: ClioApi,
  { bill, marker, since }: { readonly bill: string; readonly marker: string; readonly since: Instant },
): Promise<FoundRecord> => {
  const query = [['fields', markedAllocationFields] as const, ['bill_id', bill] as const, ['created_since', searchFrom(since)] as const]
  const found = new Set<string>()
  for await (const value of listAll(api, { path: 'allocations', query, limit: 200 })) {
    const { description, parent } = parseWire(markedAllocation, value, 'allocations', 'CLIO')
    if (parent.type === 'Payment' && markerOf(description) === marker) found.add(String(parent.id))
  }
  return foundRecord([...found].map((vendorId) => ({ vendorId })))
}
