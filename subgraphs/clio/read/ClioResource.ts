import type { RecordKind } from '../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { Json } from '../../../core/record/scalars.js'
import type { Query } from '../apiUrl.js'
import type { MapContext } from '../map/MapContext.js'

/** What mapping a batch of parsed records still has to ask Clio for. */
export type ContextNeeds = Pick<MapContext, 'currency' | 'optionTexts' | 'writtenOff'>

/** How one kind is read: the list, what is asked of it, how answers are parsed and mapped. */
export interface ClioResource<K extends RecordKind, Wire> {
  readonly kind: K
  /** The list's name in the path. */
  readonly path: string
  readonly fields: string
  /** Filters every request of this kind carries. */
  readonly filter: Query
  /** Records on a page; Clio's highest. */
  readonly limit: number
  /** Parses one record; throws DRIFT with the path of the difference. */
  parse(value: unknown, where: string): Wire
  /** Asks for what the records leave open: at most a few requests, none for most pages. */
  complete(records: readonly Wire[], pass: ReadPass): Promise<{ readonly records: readonly Wire[]; readonly context: ContextNeeds }>
  /** The canonical record, or undefined where the signed-in user may not see what it needs. */
  map(record: Wire, raw: Json, context: MapContext): CanonicalRecord<K> | undefined
}

/** Whether a batch is part of a full read, or was asked for by ids. */
export type ReadPass = { readonly of: 'PAGE'; readonly isFirst: boolean } | { readonly of: 'IDS'; readonly ids: readonly string[] }
