import { Worker } from 'node:worker_threads'
import type { AnswerMessage, CallMessage, EmbeddedCalls } from './EmbeddedCalls.js'
import { unpackFault } from './threadFault.js'

const program = new URL('./databaseThread.js', import.meta.url)

/** Room for what a statement leaves behind, in MB: more would only be kept. */
const youngMb = 16

/** The embedded database in its thread. While a statement runs there, this thread answers requests and reads vendors. */
export interface DatabaseThread {
  /** Makes a call; calls reach the database in the order they are made. Rejects with what the database threw. */
  readonly call: <Name extends keyof EmbeddedCalls>(
    name: Name,
    ...input: Parameters<EmbeddedCalls[Name]>
  ) => ReturnType<EmbeddedCalls[Name]>
  /** Closes the database once everything asked before is done, and ends the thread. */
  close(): Promise<void>
}

type Waiting = Pick<PromiseWithResolvers<unknown>, 'resolve' | 'reject'>

/** Starts the thread over a folder and waits until the database is open in it and brought up to date. */
export const startDatabaseThread = async (folder: string): Promise<DatabaseThread> => {
  const worker = new Worker(program, { workerData: folder, resourceLimits: { maxYoungGenerationSizeMb: youngMb } })
  const waiting = new Map<number, Waiting>()
  let ended: Error | undefined
  let made = 0

  const settle = (number: number, act: (waiter: Waiting) => void): void => {
    const waiter = waiting.get(number)
    waiting.delete(number)
    // An idle database keeps no program alive, as it would not in this thread either.
    if (waiting.size === 0) worker.unref()
    if (waiter !== undefined) act(waiter)
  }
  const end = (error: Error): void => {
    ended ??= error
    for (const number of waiting.keys()) settle(number, ({ reject }) => reject(error))
  }
  worker.on('message', (message: AnswerMessage) => {
    settle(message.number, ({ resolve, reject }) => {
      if ('fault' in message) reject(unpackFault(message.fault))
      else resolve(message.answer)
    })
  })
  worker.on('error', (cause) => end(new Error('the embedded database broke off', { cause })))
  worker.on('exit', () => end(new Error('the embedded database is closed')))

  const answerTo = async (number: number): Promise<unknown> => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    waiting.set(number, { resolve, reject })
    worker.ref()
    return promise
  }
  const call: DatabaseThread['call'] = (name, ...input) => {
    // The thread answers each call with what its type says.
    type Answer = ReturnType<EmbeddedCalls[typeof name]>
    if (ended !== undefined) return Promise.reject(ended) as Answer
    made += 1
    const message: CallMessage = { number: made, name, input }
    const answer = answerTo(made)
    worker.postMessage(message, name === 'query' ? handedOver(input[2]) : [])
    return answer as Answer
  }

  try {
    await answerTo(0)
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    call,
    close: async () => {
      if (ended === undefined) await call('close')
      await worker.terminate()
    },
  }
}

/** Encoded lists go over without a copy: nobody on this side looks at them again. */
const handedOver = (values: unknown): ArrayBuffer[] =>
  Array.isArray(values) ? values.filter((value) => value instanceof Uint8Array).map(({ buffer }) => buffer as ArrayBuffer) : []
