import type { ChildKind, ChildList } from '../../core/mirror/MirrorReader.js'
import type { RecordList } from '../../core/mirror/RecordList.js'
import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import type { RecordOrder } from '../../core/mirror/RecordOrder.js'
import type { RequestReads } from '../../engine/reads/RequestReads.js'
import { type Entity, toEntity } from './entity.js'

/** As many as a page holds. */
const pageSize = 200

/** All of a record's own list: for lists that are short by their nature, such as the payments of one invoice. */
export const childEntities = async <L extends ChildList>(
  reads: RequestReads,
  list: L,
  parent: MirrorRow,
  order: RecordOrder<ChildKind<L>> | null,
): Promise<readonly Entity<ChildKind<L>>[]> => {
  const entities: Entity<ChildKind<L>>[] = []
  let after: string | null = null
  for (;;) {
    const { edges, hasNextPage }: RecordList<ChildKind<L>> = await reads.childList(
      list,
      { account: parent.account, vendorId: parent.record.vendorId },
      { accounts: null, filter: null, order, page: { first: pageSize, after }, withTotal: false },
    )
    entities.push(...edges.map(({ row }) => toEntity(row)))
    after = edges.at(-1)?.cursor ?? null
    if (!hasNextPage || after === null) return entities
  }
}
