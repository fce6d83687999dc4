import type { Collection, StoredRecord } from '../../portal/Collection.js'
import type { RecordsDesk } from '../../portal/Portal.js'
import type { Stored } from '../api/Kind.js'

/** How one kind is kept by hand. */
export interface DeskRules<T extends StoredRecord> {
  readonly collection: Collection<T>
  /** Whether a record of the collection belongs to this desk. */
  includes?(record: T): boolean
  /** A new record with the portal's defaults, before the person's own values. */
  blank(): T
  /**
   * What the person's values change in a record: names and forms of writing turned into those of reading.
   * Throws for a field Clio does not have, and for a value it would refuse.
   */
  changes(fields: Stored, record: T): Partial<T>
  /** Computes what follows from the rest. */
  settle?(record: T): T
  /** Now, as Clio writes it. */
  readonly now: () => string
}

/** A desk over a collection. */
export const openDesk = <T extends StoredRecord>(rules: DeskRules<T>): RecordsDesk => {
  const { collection } = rules
  const find = (id: string): T | undefined => {
    const record = collection.get(id)
    return record !== undefined && rules.includes?.(record) !== false ? record : undefined
  }
  const changed = (record: T, fields: Stored): T => {
    const next = { ...record, ...rules.changes(fields, record), updated_at: rules.now() }
    return rules.settle?.(next) ?? next
  }
  return {
    *list() {
      for (const record of collection) if (rules.includes?.(record) !== false) yield record
    },
    get: find,
    create: (fields) => {
      const record = changed(rules.blank(), fields)
      collection.insert(record)
      return record
    },
    edit: (id, fields) => {
      const record = find(id)
      if (record === undefined) return undefined
      const next = changed(record, fields)
      collection.replace(next)
      return next
    },
    delete: (id) => find(id) !== undefined && collection.delete(id),
  }
}
