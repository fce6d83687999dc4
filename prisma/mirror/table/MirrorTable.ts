import type { RecordFilters } from '../../../core/mirror/RecordFilter.js'
import type { RecordSort } from '../../../core/mirror/RecordOrder.js'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { Json } from '../../../core/record/scalars.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { Bind } from '../Values.js'

/** A column's type, as PostgreSQL writes it. */
export type ColumnType = 'text' | 'int8' | 'text[]' | 'boolean' | 'integer' | 'numeric' | 'date' | 'timestamptz' | 'json'

/** One column and what it holds of a record. */
export interface MirrorColumn<K extends RecordKind> {
  readonly name: string
  readonly type: ColumnType
  value(record: CanonicalRecord<K>): Json
}

/** One field of the canonical record: the columns it is kept in, and how it is read back (the row is called `r`). */
export interface MirrorField<K extends RecordKind> {
  readonly name: keyof CanonicalRecord<K> & string
  readonly columns: readonly MirrorColumn<K>[]
  readonly select: string
}

/** What a kind can be sorted by. */
export interface MirrorSort {
  readonly column: string
  readonly type: ColumnType
  /** Whether a record may have no value; it then comes last. */
  readonly nullable: boolean
}

/** A filter's condition on the row `r`; every value goes through `bind`. */
export type Condition<T> = (value: T, bind: Bind) => string

/** A condition for every field of a kind's filter. */
export type Conditions<K extends RecordKind> = {
  readonly [F in keyof RecordFilters[K]]-?: Condition<NonNullable<RecordFilters[K][F]>>
}

/** All there is to know of one kind's table; upsert, read and list are written once over it. */
export interface MirrorTable<K extends RecordKind> {
  readonly kind: K
  readonly name: string
  readonly fields: readonly MirrorField<K>[]
  /** Columns that only filters and sorts look at. */
  readonly derived: readonly MirrorColumn<K>[]
  readonly conditions: Conditions<K>
  readonly sorts: { readonly [S in RecordSort<K>]: MirrorSort }
  /** The ids of the matters that a row (called by this name) belongs to, as an expression that gives a `text[]`; nulls in it do not count. */
  readonly matterIds: (row: string) => string
  /** The contacts a record names, kept beside it. */
  readonly participants: ((record: CanonicalRecord<K>) => readonly ContactRole[]) | null
}

/** A contact's role on a matter. */
export interface ContactRole {
  readonly contactId: string
  readonly role: string
}
