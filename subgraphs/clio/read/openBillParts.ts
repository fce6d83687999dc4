import type { Json } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { ClioApi } from '../openClioApi.js'
import { allocation, allocationFields, type ClioAllocation } from '../wire/Allocation.js'
import { type ClioLineItem, lineItem, lineItemFields } from '../wire/LineItem.js'
import { type Kept, kept } from './kept.js'
import { listAll } from './listPages.js'

const vendor = 'CLIO'
const limit = 200

/** A record as it came, and what it was read as. */
export interface Sent<Wire> {
  readonly wire: Wire
  readonly raw: Json
}

/** What of a bill stands in lists of their own. */
export interface BillParts {
  readonly lines: readonly Sent<ClioLineItem>[]
  /** What payments and credit notes settle of it, voided ones among them. */
  readonly allocations: readonly Sent<ClioAllocation>[]
}

/** Finds the lines and allocations of bills. */
export interface BillPartsReader {
  /** Of any bill, from both lists read whole: once when first asked for, and anew when `afresh`. They are as much as all bills together, and better forgotten after the last. */
  readonly all: Kept<(bill: number) => BillParts>
  /** Of one bill: a request for its lines, and one for its allocations where anything was set against it. */
  of(bill: number, isSettled: boolean): Promise<BillParts>
  /** Every allocation: read once when first asked for, and anew when `afresh`. */
  allocations(afresh: boolean): Promise<readonly Sent<ClioAllocation>[]>
  /** How many requests both lists took whole; null before that was done. */
  readonly pages: number | null
}

/** Opens the lists of one account. Makes no request. */
export const openBillParts = (api: ClioApi): BillPartsReader => {
  let pages: number | null = null
  const whole = kept(async () => {
    const lines = await readLines(api, [])
    const allocations = await readAllocations(api, [])
    pages = Math.max(1, Math.ceil(lines.length / limit)) + Math.max(1, Math.ceil(allocations.length / limit))
    const linesOf = Map.groupBy(lines, ({ wire }) => String(wire.bill.id))
    const allocationsOf = Map.groupBy(allocations, ({ wire }) => wire.bill?.id ?? '')
    return (bill: number): BillParts => ({ lines: linesOf.get(String(bill)) ?? [], allocations: allocationsOf.get(String(bill)) ?? [] })
  })
  return {
    all: whole,
    of: async (bill, isSettled) => {
      const filter = [['bill_id', String(bill)] as const]
      return { lines: await readLines(api, filter), allocations: isSettled ? await readAllocations(api, filter) : [] }
    },
    allocations: kept(() => readAllocations(api, [])),
    get pages() {
      return pages
    },
  }
}

type Filter = readonly (readonly [string, string])[]

/** Lines in the order they are printed. */
const readLines = async (api: ClioApi, filter: Filter): Promise<readonly Sent<ClioLineItem>[]> => {
  const lines: Sent<ClioLineItem>[] = []
  for await (const value of listAll(api, { path: 'line_items', query: [['fields', lineItemFields], ...filter], limit })) {
    // JSON.parse gave it.
    lines.push({ wire: parseWire(lineItem, value, `line_items[${lines.length}]`, vendor), raw: value as Json })
  }
  return lines.toSorted((left, right) => (left.wire.group_ordering ?? 0) - (right.wire.group_ordering ?? 0) || left.wire.id - right.wire.id)
}

/** Allocations: every one, or those a filter leaves. */
export const readAllocations = async (api: ClioApi, filter: Filter): Promise<readonly Sent<ClioAllocation>[]> => {
  const allocations: Sent<ClioAllocation>[] = []
  for await (const value of listAll(api, { path: 'allocations', query: [['fields', allocationFields], ...filter], limit })) {
    // As above.
    allocations.push({ wire: parseWire(allocation, value, `allocations[${allocations.length}]`, vendor), raw: value as Json })
  }
  return allocations
}
