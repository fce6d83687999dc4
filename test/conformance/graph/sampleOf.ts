/** The value in the middle of those that are there, or the fallback where none is. */
export const sampleOf = <Value>(values: readonly (Value | null | undefined)[], fallback: Value): Value => {
  const present = values.filter((value) => value !== null && value !== undefined)
  return present[Math.floor(present.length / 2)] ?? fallback
}
