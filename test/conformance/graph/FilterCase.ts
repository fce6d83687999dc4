import type { RecordKind } from '../../../core/recordKind.js'
import type { GraphRecord } from './GraphRecord.js'

/** One use of a filter, and which records it lets through by the contract's own words. */
export interface FilterCase<K extends RecordKind = RecordKind> {
  readonly filter: Readonly<Record<string, unknown>>
  readonly matches: (record: GraphRecord<K>) => boolean
}
