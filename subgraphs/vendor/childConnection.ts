import type { GraphQLResolveInfo } from 'graphql'
import type { ChildKind, ChildList } from '../../core/mirror/MirrorReader.js'
import type { RecordFilters } from '../../core/mirror/RecordFilter.js'
import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import type { RecordOrder } from '../../core/mirror/RecordOrder.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RequestReads } from '../../engine/reads/RequestReads.js'
import type { ChildPageArguments } from '../../schema/connection/ChildPageArguments.js'
import { isSelected } from '../../schema/connection/isSelected.js'
import { childPage } from './childPage.js'
import type { Connection } from '../../schema/connection/connectionOfEdges.js'
import { connectionOf } from './connectionOf.js'
import type { Entity } from './entity.js'

/** A record's own list as a resolver asks for it. */
export interface ChildRequest<L extends ChildList> {
  readonly parent: MirrorRow
  /** The accounts its filter names; null for none. */
  readonly accounts: readonly AccountKey[] | null
  readonly filter: RecordFilters[ChildKind<L>] | null
  readonly order: RecordOrder<ChildKind<L>> | null
  readonly page: ChildPageArguments
  readonly info: GraphQLResolveInfo
}

/** One part of a record's own list, in Relay's words. */
export const childConnection = async <L extends ChildList>(
  reads: RequestReads,
  list: L,
  { parent, accounts, filter, order, page, info }: ChildRequest<L>,
): Promise<Connection<Entity<ChildKind<L>>>> =>
  connectionOf(
    await reads.childList(
      list,
      { account: parent.account, vendorId: parent.record.vendorId },
      { accounts, filter, order, page: childPage(page), withTotal: isSelected(info, 'totalCount') },
    ),
  )
