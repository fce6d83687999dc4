import type { ClioFirm } from '../ClioFirm.js'
import type { Filter } from './filterBy.js'
import type { KindName, Stored } from './Kind.js'

/** Where a list's records come from. Positions rise with ids; paging continues from them. */
export interface RecordSource {
  from(position: number): Iterable<{ readonly position: number; readonly record: Stored }>
  get(id: string): Stored | undefined
}

/** One list of the API and its single records. */
export interface Resource {
  readonly kind: KindName
  source(firm: ClioFirm): RecordSource
  readonly filters: Readonly<Record<string, Filter>>
  /** Sort keys beside `id`. */
  readonly orders: Readonly<Record<string, (record: Stored, firm: ClioFirm) => unknown>>
  readonly highestLimit: number
}
