/** A number of places, taken in the order they were asked for. */
export interface Slots {
  /** Resolves with the way to give the place back, or rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<() => void>
}

/** Makes `count` places. */
export const createSlots = (count: number): Slots => {
  const waiting: Array<() => void> = []
  let free = count

  const giveBack = (): void => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }

  return {
    async take(signal) {
      signal.throwIfAborted()
      if (free > 0) free -= 1
      else await inLine(waiting, signal)
      return giveBack
    },
  }
}

const inLine = async (waiting: Array<() => void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = (): void => {
      waiting.splice(waiting.indexOf(myTurn), 1)
      reject(signal.reason)
    }
    const myTurn = (): void => {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    signal.addEventListener('abort', leave, { once: true })
    waiting.push(myTurn)
  })
