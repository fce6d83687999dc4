import type { RecordList } from '../../core/mirror/RecordList.js'
import type { RecordKind } from '../../core/recordKind.js'
import { type Connection, connectionOfEdges } from '../../schema/connection/connectionOfEdges.js'
import { type Entity, toEntity } from './entity.js'

/** Tells a list in Relay's words. */
export const connectionOf = <K extends RecordKind>(list: RecordList<K>): Connection<Entity<K>> =>
  connectionOfEdges(
    list.edges.map(({ cursor, row }) => ({ cursor, node: toEntity(row) })),
    list,
  )
