import { Worker } from 'node:worker_threads'
import type { Harm, SaboteurData } from './saboteur.js'

/** Does harm at once: this thread stands still until it is done. */
export type Sabotage = (harm: Harm) => void

const longestMs = 10_000

/** Starts the thread that does harm; resolves once it can at any moment. */
export const startSaboteur = async (data: Omit<SaboteurData, 'done'>): Promise<Sabotage> => {
  const done = new SharedArrayBuffer(4)
  const signal = new Int32Array(done)
  const thread = new Worker(new URL('saboteur.js', import.meta.url), { workerData: { ...data, done } satisfies SaboteurData })
  thread.unref()
  const waiting = Atomics.waitAsync(signal, 0, 0, longestMs)
  if ((await waiting.value) === 'timed-out') throw new Error('the saboteur did not come up')
  return (harm) => {
    Atomics.store(signal, 0, 0)
    thread.postMessage(harm, [])
    Atomics.wait(signal, 0, 0, longestMs)
    if (Atomics.load(signal, 0) !== 2) throw new Error(`the saboteur could not ${harm.harm}`)
  }
}
