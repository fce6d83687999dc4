import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareNext } from '../../../gateway/subscriptions/shareNext.js'

/** Looks that are answered by hand, the oldest first. */
const openLooks = () => {
  const begun: PromiseWithResolvers<string>[] = []
  const ask = shareNext(() => {
    const look = Promise.withResolvers<string>()
    begun.push(look)
    return look.promise
  })
  return { begun, ask }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

void test('whoever asks while a look is under way is given the next, which is one for all of them', async () => {
  const { begun, ask } = openLooks()
  const first = [ask(), ask()]
  await turn()
  const second = [ask(), ask(), ask()]
  await turn()
  assert.equal(begun.length, 1)
  begun[0]?.resolve('first')
  assert.deepEqual(await Promise.all(first), ['first', 'first'])
  await turn()
  assert.equal(begun.length, 2)
  begun[1]?.resolve('second')
  assert.deepEqual(await Promise.all(second), ['second', 'second', 'second'])
})

void test('a look that fails is that of those who waited for it; the next one is made', async () => {
  const { begun, ask } = openLooks()
  const failing = ask()
  await turn()
  const next = ask()
  begun[0]?.reject(new Error('the database is away'))
  await assert.rejects(failing, /the database is away/)
  await turn()
  begun[1]?.resolve('there again')
  assert.equal(await next, 'there again')
})
