import type { RequestLimiter } from './requestLimiter.js'

/** Lets whoever takes pass one after the other, in the order they came; one that gives up keeps nobody else from passing. */
export const inOrder = (takeNext: RequestLimiter['take']): RequestLimiter['take'] => {
  let lastInLine: Promise<void> = Promise.resolve()
  return (signal) => {
    const mine = lastInLine.then(async () => takeNext(signal))
    lastInLine = mine.catch(() => {})
    return mine
  }
}
