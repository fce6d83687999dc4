/** Remembers what a function gave for the latest few keys it was asked for. */
export const recentOnly = <T>(most: number, make: (key: number) => T): ((key: number) => T) => {
  const made = new Map<number, { readonly value: T }>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known.value
    const value = make(key)
    const [oldest] = made.keys()
    if (made.size >= most && oldest !== undefined) made.delete(oldest)
    made.set(key, { value })
    return value
  }
}
