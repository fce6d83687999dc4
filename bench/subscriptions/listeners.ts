/** Thousands of subscribers in a process of their own: each a WebSocket without a client library, so that theirs is not the time that is measured. */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { nowMs, readHeard, subscription } from './events.js'
import { type EventRun, eventsOf } from './obeyOrders.js'

/** What the listeners are asked. */
export type ListenerOrder =
  | { readonly order: 'CONNECT'; readonly url: string; readonly subscribers: number; readonly firms: number }
  | { readonly order: 'AWAIT'; readonly run: EventRun; readonly withinMs: number }

/** What was delivered of a run, counted for each subscriber event by event. */
export interface Deliveries {
  readonly expected: number
  readonly missed: number
  /** Of these, missed by a subscriber that had been told an earlier one: what came before a subscription began is none of its. */
  readonly gaps: number
  /** Told to one subscriber more than once. */
  readonly doubled: number
  /** Told after a later change. */
  readonly misplaced: number
  /** From when an event was due to its text in a subscriber's hands, in milliseconds. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** The median of the run's last fifth: one that grows with the run is that of a server that falls behind. */
  readonly lastP50Ms: number
}

/** A result of one subscriber. */
interface Heard {
  readonly event: number
  readonly lateMs: number
}

interface Subscriber {
  readonly firm: number
  readonly heard: Heard[]
  last: string
  misplaced: number
}

const subscribers: Subscriber[] = []

const connect = async (url: string, firm: number): Promise<void> => {
  const socket = new WebSocket(new URL('graphql', url.replace(/^http/, 'ws')).href, 'graphql-transport-ws')
  const subscriber: Subscriber = { firm, heard: [], last: '', misplaced: 0 }
  subscribers.push(subscriber)
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer firm-${String(firm)}` } }))
  await once(socket, 'message')
  socket.on('message', (data: Buffer) => {
    const { event, dueMs, change } = readHeard(data.toString())
    subscriber.heard.push({ event, lateMs: nowMs() - dueMs })
    if (change < subscriber.last) subscriber.misplaced += 1
    subscriber.last = change
  })
  socket.on('close', (code, reason) => console.error(`a subscriber was closed: ${String(code)} ${reason.toString()}`))
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: subscription } }))
}

const connectAll = async ({ url, subscribers: count, firms }: Extract<ListenerOrder, { order: 'CONNECT' }>): Promise<number> => {
  // Some at once: a listening queue has its bounds.
  for (let start = 0; start < count; start += 100)
    await Promise.all(Array.from({ length: Math.min(100, count - start) }, (_, index) => connect(url, (start + index) % firms)))
  return count
}

const firms = (): number => new Set(subscribers.map(({ firm }) => firm)).size

const eventsFor = ({ firm }: Subscriber, run: EventRun, firms: number): readonly number[] =>
  Array.from({ length: eventsOf(run) }, (_, index) => run.from + index).filter((event) => event % firms === firm)

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

const latenessOf = (heard: readonly Heard[]): readonly number[] => heard.map(({ lateMs }) => lateMs).sort((a, b) => a - b)

/** So long after the last result that was expected, another one would be a double. */
const afterMs = 1_000

const awaitRun = async ({ run, withinMs }: Extract<ListenerOrder, { order: 'AWAIT' }>): Promise<Deliveries> => {
  const until = nowMs() + withinMs
  const all = firms()
  const expected = subscribers.map((subscriber) => eventsFor(subscriber, run, all))
  const sum = expected.reduce((count, events) => count + events.length, 0)
  const heardCount = (): number => subscribers.reduce((count, { heard }) => count + heard.length, 0)
  while (heardCount() < sum && nowMs() < until) await new Promise((resolve) => setTimeout(resolve, 20))
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  const distinct = subscribers.map(({ heard }) => new Set(heard.map(({ event }) => event)))
  const missedOf = expected.map((events, index) => events.filter((event) => !distinct[index]?.has(event)))
  const missed = missedOf.reduce((count, events) => count + events.length, 0)
  const firstOf = subscribers.map(({ heard }) => Math.min(...heard.map(({ event }) => event)))
  const gaps = missedOf.reduce((count, events, index) => count + events.filter((event) => event > (firstOf[index] ?? 0)).length, 0)
  const doubled = heardCount() - distinct.reduce((count, { size }) => count + size, 0)
  const misplaced = subscribers.reduce((count, subscriber) => count + subscriber.misplaced, 0)
  const heard = subscribers.flatMap((subscriber) => subscriber.heard.splice(0))
  const ofRun = ({ event }: Heard): boolean => event >= run.from && event < run.from + eventsOf(run)
  if (!heard.every(ofRun)) throw new Error('events were told that are not of the run')
  const late = latenessOf(heard)
  const last = latenessOf(heard.filter(({ event }) => event >= run.from + eventsOf(run) * 0.8))
  return { expected: sum, missed, gaps, doubled, misplaced, p50Ms: at(late, 0.5), p99Ms: at(late, 0.99), lastP50Ms: at(last, 0.5) }
}

// Only the bench sends messages.
process.on('message', (given) => {
  const order = given as ListenerOrder
  void (order.order === 'CONNECT' ? connectAll(order) : awaitRun(order)).then((answer) => process.send?.(answer))
})
process.send?.('ready')
