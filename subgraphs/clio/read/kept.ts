/** Asks once and keeps the answer, or asks anew where it is wanted afresh; a failure is not kept. */
export const kept = <T>(ask: () => Promise<T>): ((afresh: boolean) => Promise<T>) => {
  let answer: Promise<T> | undefined
  return (afresh) => {
    if (answer === undefined || afresh) {
      const asked = ask()
      answer = asked
      asked.catch(() => {
        if (answer === asked) answer = undefined
      })
    }
    return answer
  }
}
