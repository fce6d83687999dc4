/**
 * A thread beside a worker's own that does harm while the worker stands still: it cuts the worker's connections to the database, or has the portal drop its next
 * answer. Its data: a shared number that says when it is done, and how to reach the database and the portal's desk.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { Client } from 'pg'
import type { Faults } from '../support/PortalDesk.js'

/** What the thread is started with. */
export interface SaboteurData {
  /** 1 once it is ready, 2 once the harm is done, 3 where it could not be. */
  readonly done: SharedArrayBuffer
  readonly databaseUrl: string
  readonly applicationName: string
}

/** What it is asked to do. */
export type Harm = { readonly harm: 'cut' } | { readonly harm: 'drop'; readonly portal: string; readonly faults: Faults }

const { done, databaseUrl, applicationName } = workerData as SaboteurData
const signal = new Int32Array(done)
const client = new Client({ connectionString: databaseUrl, application_name: 'mattergraph saboteur' })
client.on('error', () => undefined)

const say = (value: 1 | 2 | 3): void => {
  Atomics.store(signal, 0, value)
  Atomics.notify(signal, 0)
}

const cut = async (): Promise<void> => {
  for (;;) {
    const { rowCount } = await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [applicationName],
    )
    if (rowCount === 0) return
  }
}

const drop = async (portal: string, faults: Faults): Promise<void> => {
  const answer = await fetch(`${portal}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  })
  if (!answer.ok) throw new Error(`the desk refused with status ${String(answer.status)}`)
}

parentPort?.on('message', (order: Harm) => {
  void (order.harm === 'cut' ? cut() : drop(order.portal, order.faults)).then(
    () => say(2),
    () => say(3),
  )
})
await client.connect()
say(1)
