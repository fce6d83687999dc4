import type { FaultState, PortalClock } from '../portal/Portal.js'
import type { FaultOrder, NextFault } from './FaultOrder.js'
import { matchesRequest } from './matchesRequest.js'

/** The faults as `/_sandbox/faults` tells them. */
export interface FaultReport {
  readonly latencyMs: number
  readonly jitterMs: number
  readonly drift: string | null
  readonly rateLimit: { readonly scale: number }
  readonly clockSkewMs: number
  /** What still waits, in the order it is tried. */
  readonly next: readonly NextFault[]
}

/** The faults ordered at one portal, and the clock that one of them shifts. */
export interface Faults {
  /** Always current: hold on to it rather than to its values. */
  readonly state: FaultState
  readonly clock: PortalClock
  /** Takes an order in addition to what is in force. `expireSessions` is not kept: it is done once, by the caller. */
  apply(order: FaultOrder): void
  clear(): void
  report(): FaultReport
  /** The first waiting fault for this request, counted down. */
  take(method: string, path: string): NextFault | undefined
  /** Marks a request whose write is to fail after the answer. */
  readonly failLate: (request: object) => void
}

const calm = { latencyMs: 0, jitterMs: 0, drift: null, rateLimit: { scale: 1 }, clockSkewMs: 0, next: [] } as const satisfies FaultReport

/** No faults yet. `limitScale` is what the portal was started with; an ordered scale multiplies it. */
export const createFaults = (limitScale: number): Faults => {
  let now: FaultReport = calm
  const toFailLate = new WeakSet<object>()
  const epoch = (): number => Date.now() + now.clockSkewMs
  const rateLimit = {
    get scale() {
      return limitScale * now.rateLimit.scale
    },
  }
  return {
    state: {
      get latencyMs() {
        return now.latencyMs
      },
      get jitterMs() {
        return now.jitterMs
      },
      get drift() {
        return now.drift
      },
      rateLimit,
      isToFailLate: (request) => toFailLate.has(request),
    },
    clock: { now: epoch, iso: () => new Date(epoch()).toISOString() },
    apply: (order) => {
      now = {
        latencyMs: order.latencyMs ?? now.latencyMs,
        jitterMs: order.jitterMs ?? now.jitterMs,
        drift: order.drift === undefined ? now.drift : order.drift,
        rateLimit: order.rateLimit ?? now.rateLimit,
        clockSkewMs: order.clockSkewMs ?? now.clockSkewMs,
        next: [...now.next, ...(order.next ?? [])],
      }
    },
    clear: () => {
      now = calm
    },
    report: () => now,
    failLate: (request) => void toFailLate.add(request),
    take: (method, path) => {
      const fault = now.next.find((waiting) => matchesRequest(waiting.match, method, path))
      if (fault === undefined) return undefined
      const left = fault.times === 1 ? [] : [{ ...fault, times: fault.times - 1 }]
      now = { ...now, next: now.next.flatMap((waiting) => (waiting === fault ? left : [waiting])) }
      return fault
    },
  }
}
