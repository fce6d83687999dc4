/** An answer that is kept. */
export interface Kept<T> {
  (afresh: boolean): Promise<T>
  /** Lets go of the answer: who wants it later asks anew. */
  forget(): void
}

/** Asks once and keeps the answer, or asks anew where it is wanted afresh; a failure is not kept. */
export const kept = <T>(ask: () => Promise<T>): Kept<T> => {
  let answer: Promise<T> | undefined
  const wanted = (afresh: boolean): Promise<T> => {
    if (answer === undefined || afresh) {
      const asked = ask()
      answer = asked
      asked.catch(() => {
        if (answer === asked) answer = undefined
      })
    }
    return answer
  }
  const forget = (): void => {
    answer = undefined
  }
  return Object.assign(wanted, { forget })
}
