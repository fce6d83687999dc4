/** The thread the embedded database runs in: opens the data folder it is given, says so, and answers calls until it is closed. */
import { parentPort, workerData } from 'node:worker_threads'
import type { AnswerMessage, CallMessage, EmbeddedCalls } from './EmbeddedCalls.js'
import { openEmbeddedPostgres } from './openEmbeddedPostgres.js'
import { packFault } from './threadFault.js'

const port = parentPort
if (port === null) throw new Error('this file is the embedded database’s thread: openEmbeddedDatabase starts it')

const answer = async (number: number, act: () => Promise<unknown>): Promise<void> => {
  let message: AnswerMessage
  try {
    message = { number, answer: await act() }
  } catch (error) {
    message = { number, fault: packFault(error) }
  }
  port.postMessage(message)
}

let calls: EmbeddedCalls | undefined
await answer(0, async () => {
  // The other side gives the folder's path, nothing else.
  calls = await openEmbeddedPostgres(workerData as string)
})
const opened = calls
if (opened !== undefined) {
  port.on('message', ({ number, name, input }: CallMessage) => {
    // The types of a call's input are checked where it is made.
    const call = opened[name] as (...values: readonly unknown[]) => Promise<unknown>
    void answer(number, async () => call(...input))
  })
}
