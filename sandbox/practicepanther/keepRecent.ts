/** The same function, with the latest answers kept: a record that many others refer to is built once for all of them, and a large world does not stay in memory. */
export const keepRecent = <T>(build: (index: number) => T, most: number): ((index: number) => T) => {
  const kept = new Map<number, T>()
  return (index) => {
    const known = kept.get(index)
    if (known !== undefined) return known
    const built = build(index)
    kept.set(index, built)
    // The first key is the one kept longest.
    if (kept.size > most) kept.delete(kept.keys().next().value ?? index)
    return built
  }
}
