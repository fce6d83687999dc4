import type { Collection, StoredRecord } from '../../portal/Collection.js'
import type { Ticks } from './ticks.js'

/** What a list needs to know of a record without making it. */
export interface Spine {
  readonly id: string
  readonly lastUpdated: Ticks
  /** Leads among matters, tombstones among contacts: what a list leaves out unless asked. */
  readonly marked: boolean
  /** A matter's stage: empty where it was taken away, undefined where there never was one. */
  readonly stage?: string | undefined
  /** When the matter came into its stage, where that was after the matter's own last change. */
  readonly stageUpdated?: Ticks | undefined
  /** A matter's status. */
  readonly status?: string
}

/** A collection that can be listed by its last changes without building every record for every page. */
export interface Shelf<T extends StoredRecord> {
  get(id: string): T | undefined
  put(record: T): void
  /** In the order of creation. */
  spines(): readonly Spine[]
  /** Oldest change first. */
  spinesByChange(): readonly Spine[]
}

/**
 * Puts a collection on a shelf. `untouched` tells the spines of the world's own records, more cheaply than building them would: a hundred thousand are told at
 * the first list, and kept.
 */
export const createShelf = <T extends StoredRecord & { readonly id: string; readonly lastUpdated: Ticks }>(
  collection: Collection<T>,
  {
    untouched,
    mark,
  }: {
    readonly untouched: () => Iterable<Spine>
    readonly mark: (record: T) => Pick<Spine, 'marked' | 'stage' | 'stageUpdated' | 'status'>
  },
): Shelf<T> => {
  const touched = new Map<string, Spine>()
  let inOrder: Map<string, Spine> | undefined
  let plain: readonly Spine[] | undefined
  let byChange: readonly Spine[] | undefined
  const known = (): Map<string, Spine> => {
    if (inOrder !== undefined) return inOrder
    inOrder = new Map()
    for (const spine of untouched()) inOrder.set(spine.id, spine)
    for (const spine of touched.values()) inOrder.set(spine.id, spine)
    return inOrder
  }
  const spines = (): readonly Spine[] => (plain ??= [...known().values()])
  return {
    get: (id) => collection.get(id),
    put: (record) => {
      if (collection.get(record.id) === undefined) collection.insert(record)
      else collection.replace(record)
      const spine = { id: record.id, lastUpdated: record.lastUpdated, ...mark(record) }
      touched.set(record.id, spine)
      inOrder?.set(record.id, spine)
      plain = undefined
      byChange = undefined
    },
    spines,
    spinesByChange: () =>
      (byChange ??= spines().toSorted((left, right) =>
        left.lastUpdated < right.lastUpdated ? -1 : Number(left.lastUpdated > right.lastUpdated),
      )),
  }
}
