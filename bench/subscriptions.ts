import { availableParallelism, loadavg } from 'node:os'
import { systemClock } from '../bin/systemClock.js'
import { Releases } from '../core/release.js'
import type { Deliveries, ListenerOrder } from './subscriptions/listeners.js'
import { type EventRun, eventsOf, type ServerOrder, type ServerUse } from './subscriptions/obeyOrders.js'
import { openServer } from './support/openServer.js'
import { recordResult } from './support/recordResult.js'
import { canPin, startPinned } from './support/startPinned.js'

const subscribers = 5_000

interface Scene {
  readonly title: string
  readonly firms: number
  readonly eventsPerSecond: number
  readonly warmUp: Omit<EventRun, 'from'>
}

/** Events of a hundred firms, each with its own fifty subscribers; and events that everybody hears. */
const scenes: readonly Scene[] = [
  {
    title: '100 events/s, each for the 50 subscribers of its firm',
    firms: 100,
    eventsPerSecond: 100,
    warmUp: { eventsPerSecond: 20, seconds: 5 },
  },
  { title: '2 events/s, each for all 5 000', firms: 1, eventsPerSecond: 2, warmUp: { eventsPerSecond: 1, seconds: 5 } },
]
const seconds = 10
/** Nobody says when a subscription has begun: the warm-up is made so often at most until everybody is told all of it. */
const warmUps = 5

interface Contender {
  readonly name: string
  readonly program: URL
  /** Makes its database; absent where it has none, or one of its own. */
  readonly openDatabase?: (releases: Releases) => Promise<string>
}

const ourProgram = new URL('./subscriptions/ourServer.js', import.meta.url)
const bare: Contender = { name: 'bare graphql-ws', program: new URL('./subscriptions/bareServer.js', import.meta.url) }
const ours: readonly Contender[] = [
  { name: 'ours, PostgreSQL server', program: ourProgram, openDatabase: openServer },
  { name: 'ours, embedded database', program: ourProgram },
]

interface Measured {
  readonly contender: Contender
  readonly scene: Scene
  readonly deliveries: Deliveries
  /** CPU time of a delivery, all that its event cost included. */
  readonly cpuMs: number
  /** CPU time of a second of events, as a part of one core: with more than one it cannot keep up, however quiet the machine is. */
  readonly coreShare: number
  /** The load of the machine when it began: programs that wanted a core, on average over the minute before. */
  readonly machineLoad: number
  readonly idleMb: number
  readonly loadedMb: number
}

const megabytes = (bytes: number): number => bytes / 1_000_000

const measure = async (contender: Contender, scene: Scene): Promise<Measured> => {
  const releases = new Releases()
  const [machineLoad = 0] = loadavg()
  try {
    const { firms, eventsPerSecond } = scene
    const warmUpFrom = (round: number): EventRun => ({ ...scene.warmUp, from: round * eventsOf({ ...scene.warmUp, from: 0 }) })
    const run = { ...warmUpFrom(warmUps), eventsPerSecond, seconds }
    const databaseUrl = await contender.openDatabase?.(releases)
    const server = await startPinned(contender.program, 0)
    releases.add('the server', () => server.stop())
    const listeners = await startPinned(new URL('./subscriptions/listeners.js', import.meta.url), 1)
    releases.add('the listeners', () => listeners.stop())
    // What listeners.ts and obeyOrders.ts answer.
    const listen = (order: ListenerOrder): Promise<Deliveries> => listeners.ask(order) as Promise<Deliveries>
    const use = (order: ServerOrder): Promise<ServerUse> => server.ask(order) as Promise<ServerUse>
    const spread = { firms, events: run.from + eventsOf(run) }
    const url = String(await server.ask({ order: 'OPEN', spread, ...(databaseUrl === undefined ? {} : { databaseUrl }) }))
    await listen({ order: 'CONNECT', url, subscribers, firms })
    let warmed: Deliveries | undefined
    for (let round = 0; round < warmUps && warmed?.missed !== 0; round++) {
      await use({ order: 'RUN', run: warmUpFrom(round) })
      warmed = await listen({ order: 'AWAIT', run: warmUpFrom(round), withinMs: 20_000 })
      if (warmed.gaps > 0) throw new Error(`${contender.name}: ${String(warmed.gaps)} deliveries of the warm-up are missing between others`)
    }
    if (warmed?.missed !== 0) throw new Error(`${contender.name}: ${String(warmed?.missed)} deliveries of the last warm-up did not come`)
    const before = await use({ order: 'USE' })
    await use({ order: 'RUN', run })
    const deliveries = await listen({ order: 'AWAIT', run, withinMs: 120_000 })
    const after = await use({ order: 'USE' })
    return {
      contender,
      scene,
      deliveries,
      cpuMs: (after.cpuMs - before.cpuMs) / deliveries.expected,
      coreShare: (after.cpuMs - before.cpuMs) / (seconds * 1_000),
      machineLoad,
      idleMb: megabytes(before.residentBytes),
      loadedMb: megabytes(after.residentBytes),
    }
  } finally {
    await releases.releaseAll()
  }
}

/** Whether events were told as fast as they came: of a queue that only grows, the end of a run has seconds. */
const keepsUp = ({ deliveries: { missed, lastP50Ms } }: Measured): boolean => missed === 0 && lastP50Ms < 1_000

const rowOf = (measured: Measured): string => {
  const { contender, scene, deliveries, cpuMs, coreShare, machineLoad, idleMb, loadedMb } = measured
  const { expected, missed, doubled, misplaced, p50Ms, p99Ms } = deliveries
  const cells = [
    scene.title,
    contender.name,
    expected,
    `${String(missed)} / ${String(doubled)} / ${String(misplaced)}`,
    keepsUp(measured) ? 'yes' : '**no**',
    p50Ms.toFixed(1),
    p99Ms.toFixed(1),
    (cpuMs * 1_000).toFixed(0),
    `${(coreShare * 100).toFixed(0)} %`,
    machineLoad.toFixed(1),
    idleMb.toFixed(0),
    loadedMb.toFixed(0),
  ]
  return `| ${cells.join(' | ')} |`
}

const ratioOf = (of: (measured: Measured) => number, measured: Measured, beside: Measured): string => (of(measured) / of(beside)).toFixed(2)

const fallsBehind = (measured: Measured, beside: Measured): string =>
  keepsUp(measured) ? '' : keepsUp(beside) ? ', does not keep up' : ', does not keep up, and neither does bare: the core is not free'

const ratiosOf = (measured: Measured, beside: Measured): string => {
  const { contender, scene, deliveries } = measured
  const p99 = `p99 ${ratioOf(({ deliveries: { p99Ms } }) => p99Ms, measured, beside)} × bare (${deliveries.p99Ms.toFixed(0)} ms)`
  const cpu = `CPU ${ratioOf(({ cpuMs }) => cpuMs, measured, beside)} ×`
  const memory = `memory ${ratioOf(({ loadedMb }) => loadedMb, measured, beside)} ×`
  return `${contender.name}, ${scene.title}: ${p99}${fallsBehind(measured, beside)}, ${cpu}, ${memory}`
}

/** How late 5 000 subscribers hear of events, beside a server that does nothing but pass them on. */
export const benchSubscriptions = async (): Promise<void> => {
  const rows: string[] = []
  const ratios: string[] = []
  for (const scene of scenes) {
    const beside = await measure(bare, scene)
    rows.push(rowOf(beside))
    console.log(rowOf(beside))
    for (const contender of ours) {
      const measured = await measure(contender, scene)
      rows.push(rowOf(measured))
      ratios.push(ratiosOf(measured, beside))
      console.log(rowOf(measured))
    }
  }
  await recordResult(
    'subscriptions',
    [
      `${String(subscribers)} WebSockets on one server process${canPin() ? ', kept on one core with all of its threads' : ''}; the time is from when an event is due to its text in the listener's hands. Ours writes each event to the mirror`,
      'and its log in the same process, reads it there and answers the selection over two subgraphs; the other passes an object on. The embedded database is a thread of the process, the server has cores of its own.',
      'Every delivery is counted by event and subscriber. A server keeps up when the deliveries of the last fifth of the events have a median under a second.',
      `Times are those of the machine as it was: its load before a scene, on ${String(availableParallelism())} cores, is what other work left of the one core. CPU time does not depend on that as much.`,
      '',
      '| scene | server | deliveries | missed / doubled / out of order | keeps up | p50, ms | p99, ms | CPU of a delivery, µs | of a core | load before | memory before, MB | memory after, MB |',
      '| --- | --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
      '',
      ...ratios.map((ratio) => `- **${ratio}**`),
    ],
    systemClock.now(),
  )
  for (const ratio of ratios) console.log(ratio)
}
