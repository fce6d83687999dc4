import type { GraphQLResolveInfo } from 'graphql'
import type { PageRequest } from '../../../core/mirror/RecordList.js'
import type { RecordOrder } from '../../../core/mirror/RecordOrder.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { type Connection, connectionOfEdges } from '../../../schema/connection/connectionOfEdges.js'
import { isSelected } from '../../../schema/connection/isSelected.js'
import { type FilterInputs, readAccountIds, readFilter } from '../../../schema/query/filters.js'
import type { FirmContext } from '../FirmContext.js'
import { type Stub, stubOf } from './stubOf.js'

/** What a root list is asked with. */
export interface ListArguments<K extends RecordKind> {
  readonly filter: FilterInputs[K] | null
  readonly order: RecordOrder<K> | null
  readonly page: PageRequest
}

/** One page of a root list, answered from the mirror's index. Throws BAD_USER_INPUT for malformed ids, cursors and page sizes. */
export const listRecords = async <K extends RecordKind>(
  kind: K,
  { filter, order, page }: ListArguments<K>,
  { reads }: FirmContext,
  info: GraphQLResolveInfo,
): Promise<Connection<Stub>> => {
  // The table's entry for this kind takes this kind's input; the compiler cannot follow the key through the table.
  const read = readFilter[kind] as (input: FilterInputs[K]) => Parameters<typeof reads.list<K>>[1]['filter']
  const list = await reads.list(kind, {
    filter: filter && read(filter),
    accounts: readAccountIds(filter?.accountIds),
    order,
    page,
    withTotal: isSelected(info, 'totalCount'),
  })
  const edges = list.edges.map(({ cursor, row }) => ({ cursor, node: stubOf({ ...row, vendorId: row.record.vendorId }) }))
  return connectionOfEdges(edges, list)
}
