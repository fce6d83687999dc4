import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Bus } from '../core/Bus.js'

/** However much happens, the others are woken so often at most. */
const tellEveryMs = 10

/** A subscription that Redis did not take is asked for again so much later. */
const askAgainMs = 1_000

/** What a bus in several processes is made of. */
export interface RedisBusOptions {
  /** Which bus; buses of other names do not hear it. */
  readonly name: string
  /** Where this process's own listeners are. */
  readonly local: Bus
  readonly publisher: Redis
  readonly subscriber: Redis
}

/**
 * A bus that wakes the other processes too. It is pub/sub and no stream, because it carries nothing: who missed a wake-up, and while Redis is gone that is everybody, looks by itself
 * a little later.
 */
export const openRedisBus = ({ name, local, publisher, subscriber }: RedisBusOptions): Bus => {
  const channel = `mattergraph:wake:${name}`
  const self = randomUUID()
  let isTold = true
  let timer: NodeJS.Timeout | undefined

  const tell = (): void => {
    publisher.publish(channel, self).catch(() => undefined)
    timer = setTimeout(() => {
      timer = undefined
      if (isTold) return
      isTold = true
      tell()
    }, tellEveryMs)
    timer.unref()
  }
  let listening: NodeJS.Timeout | undefined
  /** Redis can be too busy to take it, or too slow to say so, without the connection being lost: then no `ready` comes that would ask for it again. */
  const listen = (): void => {
    clearTimeout(listening)
    subscriber.subscribe(channel).catch(() => {
      if (subscriber.status === 'ready') listening = setTimeout(listen, askAgainMs).unref()
    })
  }
  subscriber.on('ready', listen)
  if (subscriber.status === 'ready') listen()
  subscriber.on('message', (from: string, sender: string) => {
    if (from === channel && sender !== self) local.wake()
  })

  return {
    wake: () => {
      local.wake()
      if (timer === undefined) tell()
      else isTold = false
    },
    onWake: (listener) => local.onWake(listener),
  }
}
