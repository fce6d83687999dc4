import type { HTTPRequest } from 'puppeteer'
import { describeAddress } from './describeAddress.js'

/**
 * How a portal failed a request so far: no answer yet, a failed connection, a server error, too many requests. Undefined where it did not, and for no
 * request at all. `127.0.0.1:4101/login answered with status 503`.
 */
export const requestTrouble = (request: HTTPRequest | undefined): string | undefined => {
  if (request === undefined) return undefined
  const failure = request.failure()?.errorText.replace(/^net::/, '')
  const status = request.response()?.status()
  const address = describeAddress(request.url())
  // ERR_ABORTED is the page's own doing: it gave the request up, or took it for a download.
  const isAborted = failure === 'ERR_ABORTED'
  if (failure !== undefined && !isAborted) return `${address} could not be reached (${failure})`
  if (status === undefined) return isAborted ? undefined : `${address} did not answer in time`
  return status >= 500 || status === 429 ? `${address} answered with status ${status}` : undefined
}
