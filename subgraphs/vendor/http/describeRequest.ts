import type { PortalRequest } from './PortalHttp.js'

/** How a request is called in an error: method and path. Query values can name clients, and headers and bodies hold secrets; none of them appears. */
export const describeRequest = ({ method, url }: Pick<PortalRequest, 'method' | 'url'>): string => {
  const path = URL.canParse(url) ? new URL(url).pathname : 'a malformed address'
  return `${method} ${path}`
}
