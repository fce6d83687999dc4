import type { ClioFirm } from '../ClioFirm.js'
import type { Filter } from './filterBy.js'
import type { KindName, Stored } from './Kind.js'

/** A record and where it stands. */
export interface Placed {
  readonly position: number
  readonly record: Stored
}

/** Where a list's records come from. Positions rise with ids; paging continues from them. */
export interface RecordSource {
  from(position: number): Iterable<Placed>
  get(id: string): Stored | undefined
}

/** One list of the API and its single records. */
export interface Resource {
  readonly kind: KindName
  /** Where its records are. The query may narrow what has to be looked at; it is filtered all the same. */
  source(firm: ClioFirm, query: URLSearchParams): RecordSource
  readonly filters: Readonly<Record<string, Filter>>
  /** Sort keys beside `id`. */
  readonly orders: Readonly<Record<string, (record: Stored, firm: ClioFirm) => unknown>>
  readonly highestLimit: number
  /** How far apart ids lie, at most on average; 1 where none is told. The page before is looked for that much further back. */
  readonly idSpacing?: number
  /** What it is ordered by when nothing is said; `id(asc)` where none is named. */
  readonly defaultOrder?: string
}
