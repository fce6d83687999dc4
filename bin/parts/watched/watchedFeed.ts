import type { Clock } from '../../../core/clock.js'
import type { ChangeFeed } from '../../../core/change/ChangeFeed.js'
import type { WorkInstruments } from '../../../core/instruments/WorkInstruments.js'

/** A change feed of which is seen how old what it tells is. */
export const watchedFeed = (feed: ChangeFeed, instruments: WorkInstruments, clock: Clock): ChangeFeed => ({
  listen: (listener) =>
    feed.listen((turn) => {
      const now = clock.now().getTime()
      for (const { observedAt } of turn.changes) instruments.told(Math.max(0, now - Date.parse(observedAt)) / 1_000)
      listener(turn)
    }),
  close: () => feed.close(),
})
