import type { MattergraphError } from '../../../core/errors.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { Json } from '../../../core/record/scalars.js'
import type { Query } from '../apiUrl.js'
import type { MapContext } from '../map/MapContext.js'

/** What mapping a batch of parsed records still has to ask Clio for. */
export type ContextNeeds = Pick<MapContext, 'currency' | 'optionTexts' | 'writtenOff'>

/** Records with all they need. One that could not be completed is an error in its place: it costs a read by id only itself, and stops a page. */
export interface Completed<Wire> {
  readonly records: readonly (Wire | MattergraphError)[]
  readonly context: ContextNeeds
}

/** How one kind is read: the list, what is asked of it, how answers are parsed and mapped. */
export interface ClioResource<K extends RecordKind, Wire> {
  readonly kind: K
  /** The list's name in the path. */
  readonly path: string
  readonly fields: string
  /** The filters of each list a full read goes through, one after the other. Most kinds are one list. */
  readonly lists: readonly Query[]
  /** How records are asked for by id: with the one list's filter, or without any where there are several. */
  readonly byId: ByIdRule
  /** Records on a page; Clio's highest. */
  readonly limit: number
  /** Parses one record; throws DRIFT with the path of the difference. */
  parse(value: unknown, where: string): Wire
  /** Asks for what the records leave open: at most a few requests, none for most pages. */
  complete(records: readonly Wire[], pass: ReadPass): Promise<Completed<Wire>>
  /** The canonical record, or undefined where the signed-in user may not see what it needs. */
  map(record: Wire, raw: Json, context: MapContext): CanonicalRecord<K> | undefined
}

/** What tells the kind's own records among those that come by id. */
export interface ByIdRule {
  readonly filter: Query
  /** The field that tells. */
  readonly fields: string
  /** False for a record that is known to be of another kind. What is of no known kind is parsed, and is DRIFT there. */
  belongs(value: object): boolean
}

/** The rule of a kind whose list holds nothing else. */
export const everyRecord: ByIdRule = { filter: [], fields: 'id', belongs: () => true }

/** Whether a batch is part of a full read, or was asked for by ids. */
export type ReadPass =
  | { readonly of: 'PAGE'; readonly isFirst: boolean; readonly isLast: boolean }
  | { readonly of: 'IDS'; readonly ids: readonly string[] }
