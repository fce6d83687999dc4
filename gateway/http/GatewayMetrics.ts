import { errorCatalogue } from '../../core/errors.js'

/** Upper bounds of the duration histogram, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const

/** What the gateway counts, and how Prometheus reads it. */
export class GatewayMetrics {
  readonly #requests = new Map<number, number>()
  readonly #errors = new Map<string, number>()
  readonly #buckets: number[] = bounds.map(() => 0)
  #seconds = 0
  #count = 0
  #open = 0

  /** Counts a GraphQL request that begins; the function given back ends it. */
  begin(): (status: number) => void {
    const started = performance.now()
    this.#open++
    return (status) => {
      const seconds = (performance.now() - started) / 1_000
      this.#open--
      this.#count++
      this.#seconds += seconds
      this.#requests.set(status, (this.#requests.get(status) ?? 0) + 1)
      const bucket = bounds.findIndex((bound) => seconds <= bound)
      if (bucket >= 0) this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
    }
  }

  /** Counts an error that a client gets. Codes of foreign subgraphs are counted together: their number has no bound. */
  countError(code: unknown): void {
    const name = typeof code === 'string' && Object.hasOwn(errorCatalogue, code) ? code : 'OTHER'
    this.#errors.set(name, (this.#errors.get(name) ?? 0) + 1)
  }

  /** The text that Prometheus scrapes. */
  text(): string {
    return [
      '# TYPE mattergraph_requests_total counter',
      ...[...this.#requests].map(([status, count]) => `mattergraph_requests_total{status="${String(status)}"} ${String(count)}`),
      '# TYPE mattergraph_errors_total counter',
      ...[...this.#errors].map(([code, count]) => `mattergraph_errors_total{code="${code}"} ${String(count)}`),
      '# TYPE mattergraph_requests_in_flight gauge',
      `mattergraph_requests_in_flight ${String(this.#open)}`,
      '# TYPE mattergraph_request_duration_seconds histogram',
      ...this.#cumulative().map(([bound, count]) => `mattergraph_request_duration_seconds_bucket{le="${bound}"} ${String(count)}`),
      `mattergraph_request_duration_seconds_sum ${String(this.#seconds)}`,
      `mattergraph_request_duration_seconds_count ${String(this.#count)}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${String(process.memoryUsage.rss())}`,
      '',
    ].join('\n')
  }

  #cumulative(): readonly (readonly [string, number])[] {
    let sum = 0
    const finite = bounds.map((bound, index) => [String(bound), (sum += this.#buckets[index] ?? 0)] as const)
    return [...finite, ['+Inf', this.#count]]
  }
}
