import type { RequestReads } from '../../engine/reads/RequestReads.js'

/** What a vendor's resolvers are given: the request's own reads. Shared by all subgraphs of one process within one client request. */
export interface VendorContext {
  readonly reads: RequestReads
}
