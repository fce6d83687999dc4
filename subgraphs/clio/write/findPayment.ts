import type { Instant } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { markerOf } from '../../vendor/write/marker.js'
import type { ClioApi } from '../openClioApi.js'
import { listAll } from '../read/listPages.js'
import { markedAllocation, markedAllocationFields } from '../wire/Allocation.js'
import { searchFrom } from './searchFrom.js'

/** What a search for a payment came to. */
export type FoundPayment = { readonly found: 'RECORD'; readonly id: string } | { readonly found: 'NOTHING' | 'UNDECIDED' }

/** Looks for the payment with a marker among what was set against a bill since an instant: one request. */
export const findPayment = async (
  api: ClioApi,
  { bill, marker, since }: { readonly bill: string; readonly marker: string; readonly since: Instant },
): Promise<FoundPayment> => {
  const query = [['fields', markedAllocationFields] as const, ['bill_id', bill] as const, ['created_since', searchFrom(since)] as const]
  const found = new Set<string>()
  for await (const value of listAll(api, { path: 'allocations', query, limit: 200 })) {
    const { description, parent } = parseWire(markedAllocation, value, 'allocations', 'CLIO')
    if (parent.type === 'Payment' && markerOf(description) === marker) found.add(String(parent.id))
  }
  const [id, second] = found
  if (second !== undefined) return { found: 'UNDECIDED' }
  return id === undefined ? { found: 'NOTHING' } : { found: 'RECORD', id }
}
