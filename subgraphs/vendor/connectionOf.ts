import type { RecordList } from '../../core/mirror/RecordList.js'
import type { RecordKind } from '../../core/recordKind.js'
import { type Entity, toEntity } from './entity.js'

/** A connection as GraphQL's default resolvers read it. */
export interface EntityConnection<K extends RecordKind> {
  readonly edges: readonly { readonly cursor: string; readonly node: Entity<K> }[]
  readonly nodes: readonly Entity<K>[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  readonly totalCount: number | null
}

/** Tells a list in Relay's words. */
export const connectionOf = <K extends RecordKind>({
  edges,
  hasNextPage,
  hasPreviousPage,
  totalCount,
}: RecordList<K>): EntityConnection<K> => {
  const entities = edges.map(({ cursor, row }) => ({ cursor, node: toEntity(row) }))
  return {
    edges: entities,
    nodes: entities.map(({ node }) => node),
    pageInfo: { hasNextPage, hasPreviousPage, startCursor: entities.at(0)?.cursor ?? null, endCursor: entities.at(-1)?.cursor ?? null },
    totalCount,
  }
}
