import type { PortalInstruments } from '../../../core/instruments/PortalInstruments.js'
import { unwatched } from '../../../core/instruments/unwatched.js'
import type { Vendor } from '../../../core/vendor.js'
import { routeOf } from './routeOf.js'

/** A request that leaves otherwise than over an account's own client: for the tokens that client needs. */
export interface LoneRequest {
  readonly vendor: Vendor
  readonly method: string
  readonly url: string
}

/** Sends such a request as the instruments see it. */
export const watchRequest = <A extends { readonly status: number }>(
  instruments: PortalInstruments = unwatched.portal,
  { vendor, method, url }: LoneRequest,
  send: () => Promise<A>,
): Promise<A> =>
  instruments.request({ vendor, method, route: routeOf(url) }, send, ({ status }) => ({
    status,
    failure: status === 429 ? 'VENDOR_RATE_LIMITED' : status >= 500 ? 'VENDOR_UNAVAILABLE' : null,
  }))
