import type { ErrorCode } from '../errors.js'
import type { Vendor } from '../vendor.js'

/** A request to a portal, as far as it may be told: nothing of it names a client or opens anything. */
export interface TellableRequest {
  readonly vendor: Vendor
  readonly method: string
  /** The path without what stands for one record: `/api/v4/matters/{id}`. */
  readonly route: string
}

/** What came of a request. */
export interface PortalEnd {
  /** Null where no answer came. */
  readonly status: number | null
  /** What it amounts to where the answer is none that was asked for; null else. */
  readonly failure: 'SIGNED_OUT' | ErrorCode | null
}

/** What requests to portals are watched by. */
export interface PortalInstruments {
  /** Sees a request wait until the vendor's limit lets it leave. */
  wait(vendor: Vendor, take: () => Promise<void>): Promise<void>
  /** Sees a request from its leave to its whole answer. */
  request<A>(request: TellableRequest, send: () => Promise<A>, endOf: (answer: A) => PortalEnd): Promise<A>
}
