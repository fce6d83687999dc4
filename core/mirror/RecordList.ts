import type { RecordKind } from '../recordKind.js'
import type { MirrorRow } from './MirrorRow.js'

/** Which part of a list is wanted, in Relay's words. Null and undefined mean the same. */
export interface PageRequest {
  /** At most this many from the start; 50 where neither first nor last is given. */
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  /** At most this many from the end, still given in the list's order. Not together with first. */
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** One record of a list, and the place it has there. */
export interface ListEdge<K extends RecordKind = RecordKind> {
  /** Opaque. It stays good while records come, go and change; it belongs to one order. */
  readonly cursor: string
  readonly row: MirrorRow<K>
}

/** A part of a list. */
export interface RecordList<K extends RecordKind = RecordKind> {
  readonly edges: readonly ListEdge<K>[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** How many records the filter lets through, whatever the page; null where it was not asked for. */
  readonly totalCount: number | null
}
