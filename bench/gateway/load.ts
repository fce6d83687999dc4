/** The load of a bench, in a process of its own: each message is a run, answered with what it measured. */
import autocannon from 'autocannon'

/** One run to make. */
export interface LoadRun {
  readonly url: string
  readonly body: string
  /** How long it lasts; or, where answers take long, how many requests it makes. */
  readonly length: { readonly seconds: number } | { readonly requests: number }
  readonly connections: number
}

/** What a run measured. */
export interface LoadResult {
  readonly requests: number
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failures: number
}

const measure = async ({ url, body, length, connections }: LoadRun): Promise<LoadResult> => {
  const headers = { 'content-type': 'application/json' }
  const ends = 'seconds' in length ? { duration: length.seconds } : { amount: length.requests }
  // An answer of a large query may take seconds on a busy machine.
  const { requests, latency, errors, non2xx, duration } = await autocannon({
    url,
    method: 'POST',
    body,
    connections,
    headers,
    timeout: 60,
    ...ends,
  })
  return {
    requests: requests.total,
    // Averages of whole seconds say little about a few long requests.
    requestsPerSecond: 'seconds' in length ? requests.average : requests.total / duration,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    failures: errors + non2xx,
  }
}

const answer = async (message: unknown): Promise<void> => {
  // Only the bench sends messages.
  process.send?.(await measure(message as LoadRun))
}

process.on('message', (message) => void answer(message))
process.send?.('ready')
