/** The load of the bench, in a process of its own: each message `{ url, body, seconds, connections }` is a run, answered with what it measured. */
import autocannon from 'autocannon'

/** One run to make. */
export interface LoadRun {
  readonly url: string
  readonly body: string
  readonly seconds: number
  readonly connections: number
}

/** What a run measured. */
export interface LoadResult {
  readonly requests: number
  readonly requestsPerSecond: number
  readonly p99Ms: number
  readonly failures: number
}

const measure = async ({ url, body, seconds, connections }: LoadRun): Promise<LoadResult> => {
  const headers = { 'content-type': 'application/json' }
  const { requests, latency, errors, non2xx } = await autocannon({ url, method: 'POST', body, connections, duration: seconds, headers })
  return { requests: requests.total, requestsPerSecond: requests.average, p99Ms: latency.p99, failures: errors + non2xx }
}

const answer = async (message: unknown): Promise<void> => {
  // Only the bench sends messages.
  process.send?.(await measure(message as LoadRun))
}

process.on('message', (message) => void answer(message))
process.send?.('ready')
