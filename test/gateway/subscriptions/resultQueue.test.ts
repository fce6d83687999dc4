import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ToldEvent } from '../../../gateway/subscriptions/Audience.js'
import { Backlog } from '../../../gateway/subscriptions/Backlog.js'
import { ResultQueue } from '../../../gateway/subscriptions/ResultQueue.js'

const told = (number: number): ToldEvent => ({ result: { data: { number } }, bytes: 10, isLast: false })

const openQueue = (backlog: Backlog) => {
  const counts = { taken: 0, over: 0 }
  const onTaken = (): void => void (counts.taken += 1)
  const onOver = (): void => void (counts.over += 1)
  return { queue: new ResultQueue({ backlog, cursor: 'chg_0', onTaken, onOver }), counts }
}

void test('results wait for their subscriber, in order, and end when they were taken', async () => {
  const { queue, counts } = openQueue(new Backlog(100))
  const events = [told(1), told(2), told(3)]
  for (const [index, event] of events.entries()) queue.offer(event, `chg_${String(index + 1)}`)
  queue.complete()
  queue.offer(told(4), 'chg_4')
  const results: unknown[] = []
  for await (const result of queue) results.push(result)
  // The very objects: nothing is copied for a subscriber.
  assert.ok(results.length === 3 && results.every((result, index) => result === events[index]?.result))
  assert.deepEqual(counts, { taken: 3, over: 1 })
})

void test('one that takes too slowly ends with the cursor of what it took last, and what it left is no longer kept', async () => {
  const backlog = new Backlog(15)
  const { queue, counts } = openQueue(backlog)
  queue.offer(told(1), 'chg_1')
  await queue.next()
  for (const number of [2, 3, 4, 5]) queue.offer(told(number), `chg_${String(number)}`)
  assert.equal(backlog.isFull, false)
  await assert.rejects(queue.next(), { code: 'LIMIT_EXCEEDED', cursor: 'chg_1' })
  assert.deepEqual(await queue.next(), { value: undefined, done: true })
  assert.deepEqual(counts, { taken: 1, over: 1 })
})

void test('what all operations of a connection leave is counted together; one that leaves nothing goes on', async () => {
  const backlog = new Backlog(5)
  const { queue: slow } = openQueue(backlog)
  const { queue: quick } = openQueue(backlog)
  slow.offer(told(1), 'chg_1')
  quick.offer(told(1), 'chg_1')
  assert.deepEqual(await quick.next(), { value: { data: { number: 1 } }, done: false })
  slow.offer(told(2), 'chg_2')
  quick.offer(told(2), 'chg_2')
  assert.deepEqual(await quick.next(), { value: { data: { number: 2 } }, done: false })
  await assert.rejects(slow.next(), { cursor: 'chg_0' })
})

void test('whoever waits hears that there is nothing more: the subscriber, and who waits until all is taken', async () => {
  const { queue, counts } = openQueue(new Backlog(100))
  const next = queue.next()
  await queue.return()
  assert.deepEqual(await next, { value: undefined, done: true })
  const { queue: left } = openQueue(new Backlog(100))
  left.add(told(1), 'chg_1')
  const taken = left.taken()
  await left.return()
  await taken
  assert.equal(counts.over, 1)
})
