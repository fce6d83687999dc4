import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'puppeteer'

const politeMs = 1_000

/** Ends a browser and every process it started: politely, and by force when that takes longer than a second. */
export const endChromium = async (browser: Browser): Promise<void> => {
  const leader = browser.process()
  const patience = new AbortController()
  await Promise.race([browser.close().catch(() => {}), setTimeout(politeMs, undefined, { signal: patience.signal }).catch(() => {})])
  patience.abort()
  if (leader?.pid === undefined) return
  const gone = leader.exitCode === null && leader.signalCode === null ? once(leader, 'exit') : undefined
  // Puppeteer starts Chromium as the leader of a process group; renderers and the like are in it, and may outlive it. None of them survives this signal: there is nothing to wait for.
  killGroup(leader.pid)
  await gone
}

const killGroup = (leader: number): void => {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Nobody was left.
  }
}
