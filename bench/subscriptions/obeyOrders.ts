import { nowMs } from './events.js'

/** How subscribers and events are spread. */
export interface Spread {
  /** Tenants, each with its own key `Bearer firm-<number>` and one account; event by event the next of them. */
  readonly firms: number
  /** Events that will be made at most, numbered from 0. */
  readonly events: number
}

/** Events that are made one after another at a rate, without waiting for those before. */
export interface EventRun {
  /** The number of the first. */
  readonly from: number
  readonly eventsPerSecond: number
  readonly seconds: number
}

/** What a server of the bench is asked. */
export type ServerOrder =
  | { readonly order: 'OPEN'; readonly spread: Spread; readonly databaseUrl?: string }
  | { readonly order: 'RUN'; readonly run: EventRun }
  | { readonly order: 'USE' }

/** What a server has used so far. */
export interface ServerUse {
  /** CPU time of all its threads, in milliseconds. */
  readonly cpuMs: number
  /** Resident memory, in bytes. */
  readonly residentBytes: number
}

/** A server of the bench, opened. */
export interface BenchServer {
  readonly url: string
  /** Makes the event of this number, which was due at a time. */
  readonly make: (event: number, dueMs: number) => Promise<void>
}

/** How many events a run makes. */
export const eventsOf = ({ eventsPerSecond, seconds }: EventRun): number => eventsPerSecond * seconds

/** Resolves when all are made. Each has the time it was due at, so that a server too busy to make one in time is late with it. */
const makeAll = async (run: EventRun, make: BenchServer['make']): Promise<void> => {
  const began = nowMs()
  const made: Promise<void>[] = []
  const all = eventsOf(run)
  const dueOf = (index: number): number => began + (index * 1_000) / run.eventsPerSecond
  while (made.length < all) {
    while (made.length < all && dueOf(made.length) <= nowMs()) made.push(make(run.from + made.length, dueOf(made.length)))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await Promise.all(made)
}

const use = (): ServerUse => {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1_000, residentBytes: process.memoryUsage.rss() }
}

/** Opens a server when the bench says so and tells its address; then makes its events, and tells what it has used. */
export const obeyOrders = (open: (spread: Spread, databaseUrl: string | undefined) => Promise<BenchServer>): void => {
  let server: BenchServer | undefined
  const obey = async (given: ServerOrder): Promise<string | ServerUse> => {
    if (given.order === 'OPEN') {
      server = await open(given.spread, given.databaseUrl)
      return server.url
    }
    if (server === undefined) throw new Error('it is opened first')
    if (given.order === 'RUN') await makeAll(given.run, server.make)
    return use()
  }
  // Only the bench sends messages.
  process.on('message', (given) => void obey(given as ServerOrder).then((answer) => process.send?.(answer)))
  process.send?.('ready')
}
