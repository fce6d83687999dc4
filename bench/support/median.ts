/** The value below which such a part of all lies, by what `by` measures; the upper one where two are as near. */
const quantileBy = <T>(values: readonly T[], part: number, by: (value: T) => number): T => {
  const found = values.toSorted((a, b) => by(a) - by(b))[Math.min(values.length - 1, Math.floor(values.length * part))]
  if (found === undefined) throw new RangeError('nothing was measured')
  return found
}

/** The number below which such a part of all lies: 0.95 for 95 %. Throws where there is none. */
export const quantile = (values: readonly number[], part: number): number => quantileBy(values, part, (value) => value)

/** The number in the middle. Throws where there is none. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The one in the middle, by what `by` measures. Throws where there is none. */
export const medianBy = <T>(values: readonly T[], by: (value: T) => number): T => quantileBy(values, 0.5, by)
