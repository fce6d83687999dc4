import { MattergraphError } from '../../../core/errors.js'
import { type Vendor, vendorNames } from '../../../core/vendor.js'
import { describeRequest } from './describeRequest.js'
import type { PortalRequest } from './PortalHttp.js'

/** Failures that happen before the first byte of a request can have left. */
const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** An answer beyond the size guard, or one that calls itself gzip and is not: asking again brings the same. */
const unreadable: ReadonlySet<string> = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'ERR_BUFFER_TOO_LARGE', 'Z_DATA_ERROR', 'Z_BUF_ERROR'])

/** Turns what the connection threw into an error of the catalogue. `repeatable` requests change nothing, so theirs is never uncertain. */
export const connectionFailure = (vendor: Vendor, request: PortalRequest, thrown: unknown, repeatable: boolean): MattergraphError => {
  // What kept it from leaving says so itself.
  if (thrown instanceof MattergraphError) return thrown
  const code = codeOf(thrown)
  const outcome = repeatable || neverSent.has(code) ? 'NOT_APPLIED' : 'UNCERTAIN'
  const what = `${vendorNames[vendor].title} ${unreadable.has(code) ? 'gave an unreadable answer to' : 'did not answer'}`
  return new MattergraphError(unreadable.has(code) ? 'DRIFT' : 'VENDOR_UNAVAILABLE', `${what} ${describeRequest(request)}: ${code}`, {
    vendor,
    outcome,
    cause: thrown,
  })
}

const codeOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return 'unknown failure'
  const inner = thrown instanceof AggregateError ? thrown.errors.find((error) => error instanceof Error) : undefined
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return inner === undefined ? thrown.name : codeOf(inner)
}
