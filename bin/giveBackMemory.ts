import type { Releases } from '../core/release.js'

/** How often the process is looked at, in milliseconds. */
const everyMs = 10_000
/** A process that does more than this share of the time is not at rest. */
const restingShare = 0.1
/** Less than this is not worth a moment in which nobody is answered, in bytes. */
const worthwhileBytes = 64 * 1_024 ** 2

/**
 * Gives back to the machine what work has left lying, once the process is at rest. V8 does so by itself only while more is allocated: one that had read four firms and then waited
 * for its clients held 250 MB more than it needed for as long as nobody came. Does nothing where Node was started without `--expose-gc`.
 */
export const giveBackMemory = (releases: Releases, lookEveryMs = everyMs): void => {
  const collect = globalThis.gc
  if (collect === undefined) return
  let last = performance.eventLoopUtilization()
  let needed = 0
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    if (utilization > restingShare || process.memoryUsage.rss() < needed + worthwhileBytes) return
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    needed = process.memoryUsage.rss()
  }, lookEveryMs)
  timer.unref()
  releases.add('the look at the memory', () => clearInterval(timer))
}
