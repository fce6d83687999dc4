import type { Bus } from '../../core/Bus.js'
import type { ChangeFeed, FeedTurn } from '../../core/change/ChangeFeed.js'
import type { ChangeReader } from '../../core/change/ChangeReader.js'
import type { Clock } from '../../core/clock.js'
import { readNotices } from '../../prisma/change/readNotices.js'
import type { Sql } from '../../prisma/Database.js'

/** What the feed is read from. */
export interface ChangeFeedOptions {
  readonly sql: Sql
  readonly changes: Pick<ChangeReader, 'readAfter' | 'end'>
  readonly bus: Pick<Bus, 'onWake'>
  readonly clock: Clock
  readonly onFault: (error: unknown) => void
}

/** What another process commits wakes nobody here: the log is looked at this often in any case. */
const lookEveryMs = 1_000
/** Changes of one turn at most. */
const turnSize = 500

type Listener = (turn: FeedTurn) => void

/** Opens the change log as it grows: looked at after every wake-up and every second, as long as somebody listens. */
export const openChangeFeed = ({ sql, changes, bus, clock, onFault }: ChangeFeedOptions): ChangeFeed => {
  const stop = new AbortController()
  const listeners = new Set<Listener>()
  let woken = Promise.withResolvers<void>()
  const forget = bus.onWake(() => woken.resolve())
  /** Everything up to here has been told. */
  let position = 0
  /** Resolves once it is known where the following begins; undefined while nobody listens. */
  let beginning: Promise<void> | undefined
  let following: Promise<void> = Promise.resolve()

  const turnAfter = async (after: number): Promise<FeedTurn> => {
    const { changes: found, through } = await changes.readAfter({ position: after, size: turnSize, scope: null, filter: {} })
    const notices = through === after ? { accounts: [], commands: [] } : await readNotices(sql, { after, through })
    return { changes: found, ...notices, through }
  }

  const isHeard = (): boolean => listeners.size > 0 && !stop.signal.aborted

  const look = async (): Promise<void> => {
    // A log that grows as fast as it is read would never be read through: whoever comes next waits until those who left are done with.
    while (isHeard()) {
      const turn = await turnAfter(position)
      if (turn.through === position) return
      position = turn.through
      for (const listener of listeners) listener(turn)
    }
  }

  const rest = async (): Promise<void> => {
    const ended = new AbortController()
    const signal = AbortSignal.any([stop.signal, ended.signal])
    await Promise.race([woken.promise, clock.sleep(lookEveryMs, signal).catch(() => undefined)])
    ended.abort()
  }

  const follow = async (): Promise<void> => {
    while (isHeard()) {
      // Whatever is committed from here on wakes the next look.
      woken = Promise.withResolvers()
      try {
        await look()
      } catch (error) {
        if (!stop.signal.aborted) onFault(error)
        woken = Promise.withResolvers()
      }
      await rest()
    }
  }

  const begin = async (): Promise<void> => {
    await following
    try {
      position = await changes.end()
    } catch (error) {
      beginning = undefined
      throw error
    }
  }

  return {
    listen: async (listener) => {
      const own: Listener = (turn) => listener(turn)
      if (beginning === undefined) {
        beginning = begin()
        await beginning
        listeners.add(own)
        following = follow()
      } else {
        await beginning
        listeners.add(own)
      }
      return {
        position,
        stop: () => {
          listeners.delete(own)
          if (listeners.size > 0) return
          beginning = undefined
          woken.resolve()
        },
      }
    },
    close: async () => {
      stop.abort()
      forget()
      listeners.clear()
      woken.resolve()
      await following
    },
  }
}
