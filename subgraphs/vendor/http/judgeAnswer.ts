import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import { vendorNames } from '../../../core/vendor.js'
import { describeRequest } from './describeRequest.js'
import type { PortalHttpOptions, PortalRequest, PortalResponse } from './PortalHttp.js'
import { retryAfter } from '../../../core/retryAfter.js'

type Rules = Pick<PortalHttpOptions, 'vendor' | 'clock' | 'isSignedOut' | 'isRateLimited' | 'retryAfterMs'>

/** The error an answer amounts to, or undefined where it is the vendor's business: 2xx, 3xx, 4xx other than 401 and 429. */
export const judgeAnswer = (
  rules: Rules,
  request: PortalRequest,
  response: PortalResponse,
  repeatable: boolean,
): MattergraphError | SessionDeadError | undefined => {
  const { vendor } = rules
  const title = vendorNames[vendor].title
  const asked = describeRequest(request)
  // First, because the login page is a dead session whatever status it comes with.
  if (rules.isSignedOut(response)) return new SessionDeadError(`${title} asks to sign in again at ${asked} (status ${response.status})`)
  if (response.status === 429 || rules.isRateLimited?.(response) === true) {
    const retryAfterMs = rules.retryAfterMs?.(response) ?? retryAfter(response.headers['retry-after'], rules.clock.now())
    return new MattergraphError('VENDOR_RATE_LIMITED', `${title} limits requests: ${asked} was refused with status ${response.status}`, {
      vendor,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    })
  }
  if (response.status >= 500) {
    const retryAfterMs = retryAfter(response.headers['retry-after'], rules.clock.now())
    return new MattergraphError('VENDOR_UNAVAILABLE', `${title} answered ${asked} with status ${response.status}`, {
      vendor,
      outcome: repeatable ? 'NOT_APPLIED' : 'UNCERTAIN',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    })
  }
  return undefined
}
