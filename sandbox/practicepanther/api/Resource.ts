import type { Span } from '../createShelf.js'

/** A record as it leaves the portal. */
export type WireRecord = Readonly<Record<string, unknown>> & { readonly id: string | number }

/** Whether a record passes a named filter's value; throws a BadRequest for a value of the wrong form. */
export type NamedFilter = (record: WireRecord, value: string) => boolean

/** One collection of an API version: what it lists, how it can be asked. */
export interface Resource {
  /** As in the path, in lower case: `timeentries`. */
  readonly path: string
  /** For messages: `Matter`. */
  readonly type: string
  /** The keys every record has; a query that names another is refused. */
  readonly keys: readonly string[]
  /** The key that carries the creation time, or null where records have none. */
  readonly createdKey: string | null
  /** Query parameters beside OData's. */
  readonly named: Readonly<Record<string, NamedFilter>>
  /** The most records one answer holds, whatever `$top` says; none where the list is not capped. */
  readonly mostListed?: number
  /** Records created within a span, in the default order: ascending by creation, then by id. */
  readonly list: (span: Span) => Iterable<WireRecord>
  /** Records last changed within a span, ascending by `updated_at`, then by id; none where records show no such time. */
  readonly changed?: (span: Span) => Iterable<WireRecord>
  /** All records that `updated_since` may let through, in the order of `list`, where `changed` is none. */
  readonly listSince?: (since: number) => Iterable<WireRecord>
  /** Paths whose equality is answered without walking the list, so that `id eq … or id eq …` costs what it names. */
  readonly find: Readonly<Record<string, (value: string) => Iterable<WireRecord>>>
  /** The record with this id. */
  readonly get: (id: string) => WireRecord | undefined
}
