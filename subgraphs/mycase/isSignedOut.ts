import type { PortalResponse } from '../vendor/http/PortalHttp.js'

/** A 401, the way to the login page, or that page itself, whatever its status. */
export const isSignedOut = ({ status, headers, text }: PortalResponse): boolean =>
  status === 401 ||
  (status >= 300 && status < 400 && /\/login_sessions\//.test(headers['location'] ?? '')) ||
  ((headers['content-type'] ?? '').includes('html') && /login_session\[email\]/.test(text))
