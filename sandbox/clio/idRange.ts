/** Ids that count upwards from a first one: what a collection needs to find a record by id without looking. */
export interface IdRange {
  readonly count: number
  idOf(index: number): string
  indexOf(id: string): number | undefined
}

/** The ids `first` to `first + count - 1`. */
export const idRange = (first: number, count: number): IdRange => ({
  count,
  idOf: (index) => String(first + index),
  indexOf: (id) => {
    const index = /^\d{1,15}$/.test(id) ? Number(id) - first : -1
    return index >= 0 && index < count ? index : undefined
  },
})
