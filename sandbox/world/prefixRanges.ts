/** Which records belong to which owner, where the records of one owner are neighbours and follow the owners' order. */
export interface PrefixRanges {
  readonly count: number
  /** The half-open range of an owner's records; empty for an owner that does not exist. */
  of(owner: number): { readonly from: number; readonly until: number }
  /** The owner of a record that exists. */
  ownerOf(index: number): number
}

/** Adds up how many records each owner has: four bytes an owner, made in a few milliseconds for 100 000. */
export const prefixRanges = (owners: number, countOf: (owner: number) => number): PrefixRanges => {
  const starts = new Uint32Array(owners + 1)
  for (let owner = 0; owner < owners; owner += 1) starts[owner + 1] = startOf(starts, owner) + countOf(owner)
  return {
    count: startOf(starts, owners),
    of: (owner) =>
      owner < 0 || owner >= owners ? { from: 0, until: 0 } : { from: startOf(starts, owner), until: startOf(starts, owner + 1) },
    ownerOf: (index) => lastStartAtOrBefore(starts, index),
  }
}

const startOf = (starts: Uint32Array, at: number): number => starts[at] ?? 0

const lastStartAtOrBefore = (starts: Uint32Array, index: number): number => {
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (startOf(starts, middle) <= index) low = middle
    else high = middle
  }
  return low
}
