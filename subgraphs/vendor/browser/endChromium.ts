import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'puppeteer'

const politeMs = 1_000
const killingMs = 2_000

/** Ends a browser and every process it started: politely, and by force when that takes longer than a second. */
export const endChromium = async (browser: Browser): Promise<void> => {
  const leader = browser.process()?.pid
  const patience = new AbortController()
  await Promise.race([browser.close().catch(() => {}), setTimeout(politeMs, undefined, { signal: patience.signal }).catch(() => {})])
  patience.abort()
  if (leader === undefined) return
  // Puppeteer starts Chromium as the leader of a process group; renderers and the like are in it, and take a moment to go after it has.
  const until = performance.now() + killingMs
  while (signalGroup(leader, 'SIGKILL') && performance.now() < until) await setTimeout(10)
}

/** Whether anyone was left in the group to get the signal. */
const signalGroup = (leader: number, signal: NodeJS.Signals): boolean => {
  try {
    return process.kill(-leader, signal)
  } catch {
    return false
  }
}
