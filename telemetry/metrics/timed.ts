/** Runs `work` and tells how many seconds it took, however it ended. */
export const timed = async <T>(work: () => Promise<T>, tell: (seconds: number) => void): Promise<T> => {
  const started = performance.now()
  try {
    return await work()
  } finally {
    tell((performance.now() - started) / 1_000)
  }
}
