import type { TestedKind } from '../testedKinds.js'
import type { GraphRecord } from './GraphRecord.js'

/** One use of a filter, and which records it lets through by the contract's own words. */
export interface FilterCase<K extends TestedKind = TestedKind> {
  readonly filter: Readonly<Record<string, unknown>>
  readonly matches: (record: GraphRecord<K>) => boolean
}
