import { setTimeout } from 'node:timers/promises'
import { sandboxAddress } from '../bin/demo.js'
import { readSettings } from '../bin/settings.js'
import { systemClock } from '../bin/systemClock.js'
import type { Account } from '../core/account/Account.js'
import type { Clock } from '../core/clock.js'
import { Releases } from '../core/release.js'
import { vendorNames, vendors } from '../core/vendor.js'
import type { AccountSync } from '../engine/sync/AccountSync.js'
import { openContinuousSync } from '../engine/sync/openContinuousSync.js'
import { openFolder } from '../test/support/openFolder.js'
import { openPortalDesk } from '../test/support/openPortalDesk.js'
import type { PortalDesk } from '../test/support/PortalDesk.js'
import { openPortals } from './support/openPortalAccount.js'
import { openServer } from './support/openServer.js'
import { recordResult } from './support/recordResult.js'

const accounts = 1_000
const matters = 200
const hours = 24
const portBase = 14_580
const hourMs = 3_600_000

const desks = vendors.map((vendor) => ({
  vendor,
  desk: openPortalDesk(sandboxAddress(vendor, { sandboxHost: '127.0.0.1', sandboxPortBase: portBase }).web),
}))

/** The portals' clocks may be so far behind ours: less than a one-time code lives. */
const mostBehindMs = 10_000

/** Who only looks whether something is due sleeps for a second; here it sleeps for five, which is little beside the minutes between two readings. */
const slowness = 5

/** While an account is read, a sleep takes at most so long. */
const restMs = 20

/** A day nobody has to wait for: whoever sleeps while no account is read moves the time on, and the portals' with it. A browser that signs in takes its time, which must not run away. */
class QuickClock implements Clock {
  /** How many accounts are being read. */
  reading = 0
  #ahead = 0
  #told = 0

  now(): Date {
    return new Date(systemClock.now().getTime() + this.#ahead)
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (this.reading > 0) return setTimeout(Math.min(milliseconds, restMs), undefined, signal === undefined ? {} : { signal })
    this.#ahead += Math.ceil(milliseconds * slowness)
    const untold = this.#ahead - this.#told
    if (untold < mostBehindMs) return
    this.#told = this.#ahead
    await Promise.all(desks.map(({ desk }) => desk.hurry(untold)))
  }
}

/** How often a portal was asked since the last look. */
const requestsAt = async (desk: PortalDesk): Promise<number> => {
  const counted = await desk.requests()
  await desk.forgetRequests()
  return counted
}

/** How many requests a day of a thousand accounts costs where nobody does anything: an account of each vendor is read for a day, as in production. */
export const benchSyncIdle = async (): Promise<void> => {
  const releases = new Releases()
  try {
    const dataFolder = await openFolder(releases)
    const clock = new QuickClock()
    const everyMs = readSettings({}).syncEverySeconds * 1_000
    const portals = await openPortals({ matters, portBase, dataFolder, clock, databaseUrl: await openServer(releases) }, releases)
    const connected: Account[] = []
    for (const vendor of vendors) {
      connected.push(await portals.connect(vendor))
      console.log(`signed in at ${vendorNames[vendor].title}`)
    }
    for (const { key } of connected) await portals.sync.syncAccount(key)
    for (const { desk } of desks) await requestsAt(desk)
    const faults: unknown[] = []
    const began = clock.now().getTime()
    const takeTurn: AccountSync['takeTurn'] = async (...turn) => {
      clock.reading += 1
      await portals.sync.takeTurn(...turn).finally(() => (clock.reading -= 1))
    }
    const reading = await openContinuousSync({
      ...portals,
      sync: { takeTurn },
      clock,
      everyMs,
      onFault: (fault) => faults.push(fault),
    })
    for (let hour = 1; hour <= hours; hour += 1) {
      while (clock.now().getTime() < began + hour * hourMs) await setTimeout(50)
      console.log(`hour ${String(hour)} of ${String(hours)}`)
    }
    const took = (clock.now().getTime() - began) / hourMs
    await reading.close()
    if (faults.length > 0) throw new Error(`the reading went wrong: ${String(faults[0])}`)
    const failing = await portals.database.query<{ vendor: string; kind: string; error: string | null }>(
      `select vendor::text as vendor, kind::text as kind, last_error as error from sync_state join account on key = account_key where phase <> 'LIVE'`,
    )
    if (failing.length > 0) throw new Error(`not every kind is LIVE: ${JSON.stringify(failing)}`)
    const rows = await Promise.all(desks.map(async ({ vendor, desk }) => ({ vendor, hourly: (await requestsAt(desk)) / took })))
    const all = rows.reduce((sum, { hourly }) => sum + (hourly * accounts) / vendors.length, 0)
    const line = `${all.toFixed(0)} requests an hour for ${String(accounts)} idle accounts (${(all / 3_600).toFixed(1)} a second)`
    await recordResult(
      'sync-idle',
      [
        `An account at each vendor with ${String(matters)} matters, every kind, read for ${took.toFixed(1)} hours of a clock that passes quickly, nights included, with nobody looking and nothing changing, in steps of ${String(everyMs / 1_000)} s at least; multiplied to ${String(accounts)} accounts,`,
        'a quarter at each vendor. Sign-ins, tokens and whole readings are among the requests.',
        '',
        '| vendor | requests/hour an account |',
        '| --- | ---: |',
        ...rows.map(({ vendor, hourly }) => `| ${vendorNames[vendor].title} | ${hourly.toFixed(0)} |`),
        '',
        `**${line}**`,
      ],
      systemClock.now(),
    )
    console.log(line)
  } finally {
    await releases.releaseAll()
  }
}
