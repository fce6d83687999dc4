/** Something that takes a look at the whole world: worked out once, in pieces that others can come between. */
export interface Survey<T> {
  /** Goes on by a small piece; false when nothing is left. */
  readonly step: () => boolean
  /** The finished whole; goes through whatever is left of it. */
  readonly get: () => T
}

/** A survey by a walk that pauses after every small piece. */
export const createSurvey = <T>(walk: () => Generator<void, T>): Survey<T> => {
  let walking: Generator<void, T> | undefined
  let made: { readonly value: T } | undefined
  const step = (): boolean => {
    if (made !== undefined) return false
    walking ??= walk()
    const next = walking.next()
    if (next.done === true) made = { value: next.value }
    return next.done !== true
  }
  return {
    step,
    get: () => {
      while (step());
      if (made === undefined) throw new Error('The survey did not end.')
      return made.value
    },
  }
}

/** So many numbers are looked at in one piece. */
const numbersPerStep = 64

/** One number of each record, such as a time, by the record's own number. */
export const surveyNumbers = (count: number, numberOf: (index: number) => number): Survey<Float64Array> =>
  createSurvey(function* () {
    const numbers = new Float64Array(count)
    for (let index = 0; index < count; index += 1) {
      numbers[index] = numberOf(index)
      if (index % numbersPerStep === 0) yield
    }
    return numbers
  })
