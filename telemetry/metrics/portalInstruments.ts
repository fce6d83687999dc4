import { Counter, Gauge, Histogram } from 'prom-client'
import type { PortalEnd, PortalInstruments } from '../../core/instruments/PortalInstruments.js'
import { vendors } from '../../core/vendor.js'
import type { Logger } from '../../core/log/Logger.js'
import { buckets } from './buckets.js'
import type { Meters } from './Meters.js'
import { statusClass } from './statusClass.js'

/** What a request came to, as labels have it. */
const outcomeOf = ({ status, failure }: PortalEnd): string => {
  if (failure === 'SIGNED_OUT') return 'signed_out'
  if (failure === 'VENDOR_RATE_LIMITED') return 'rate_limited'
  if (failure === 'DRIFT') return 'unreadable'
  return status === null ? 'no_answer' : statusClass(status)
}

/** What is nobody's fault here: an answer as asked for, and a session that is over, which is renewed. */
const isOrdinary = ({ failure }: PortalEnd): boolean => failure === null || failure === 'SIGNED_OUT'

/** What requests to portals are counted, traced and logged by. */
export const portalInstruments = ({ registry, tracing }: Meters, logger: Logger): PortalInstruments => {
  const registers = [registry]
  const labelNames = ['vendor'] as const
  const requests = new Counter({
    name: 'mattergraph_portal_requests_total',
    help: 'Requests to vendors, by what they came to: a class of statuses, signed_out, rate_limited, unreadable, or no_answer.',
    labelNames: ['vendor', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'mattergraph_portal_request_duration_seconds',
    help: 'How long requests to vendors took, from their leave to the whole answer.',
    labelNames,
    buckets: [...buckets.vendor],
    registers,
  })
  const inFlight = new Gauge({
    name: 'mattergraph_portal_requests_in_flight',
    help: 'Requests to vendors under way.',
    labelNames,
    registers,
  })
  const waitSeconds = new Histogram({
    name: 'mattergraph_portal_limit_wait_seconds',
    help: 'How long requests waited until the vendor’s limit let them leave.',
    labelNames,
    buckets: [...buckets.vendor],
    registers,
  })
  const waiting = new Gauge({
    name: 'mattergraph_portal_requests_waiting',
    help: 'Requests that wait until the vendor’s limit lets them leave.',
    labelNames,
    registers,
  })
  for (const vendor of vendors) {
    inFlight.set({ vendor }, 0)
    waiting.set({ vendor }, 0)
  }
  return {
    wait: async (vendor, take) => {
      waiting.inc({ vendor })
      const end = waitSeconds.startTimer({ vendor })
      try {
        await take()
      } finally {
        end()
        waiting.dec({ vendor })
      }
    },
    request: async ({ vendor, method, route }, send, endOf) => {
      inFlight.inc({ vendor })
      const end = seconds.startTimer({ vendor })
      const attributes = { 'mattergraph.vendor': vendor, 'http.request.method': method, 'http.route': route }
      let came: PortalEnd = { status: null, failure: 'INTERNAL' }
      try {
        return await tracing.span({ name: `${method} ${route}`, kind: 'CLIENT', attributes }, async (span) => {
          const answer = await send()
          came = endOf(answer)
          if (came.status !== null) span.set({ 'http.response.status_code': came.status })
          if (came.failure !== null) span.fail(came.failure)
          return answer
        })
      } finally {
        end()
        inFlight.dec({ vendor })
        const outcome = outcomeOf(came)
        requests.inc({ vendor, outcome })
        if (!isOrdinary(came)) logger.warn({ vendor, method, route, outcome, status: came.status }, 'a request to a vendor came to nothing')
      }
    },
  }
}
