import type { PortalResponse } from '../vendor/http/PortalHttp.js'

const loginForm = /<form[^>]*\bid=["']loginForm["']/i
const spentGrant = /^\s*\{\s*"error"\s*:\s*"invalid_grant"/

/**
 * PracticePanther's ways to say "sign in again": a 401, a redirect to the login page at the root, that page in place of an answer, and (so its
 * reference says, where live clients see 401) a 400 with `invalid_grant`.
 */
export const isSignedOut = ({ status, headers, text, url }: PortalResponse): boolean => {
  if (status === 401) return true
  if (status >= 300 && status < 400) return leadsToLogin(headers['location'] ?? '', url)
  if (status === 400) return spentGrant.test(text)
  return (headers['content-type'] ?? '').includes('text/html') && loginForm.test(text)
}

const leadsToLogin = (location: string, from: string): boolean => location !== '' && new URL(location, from).pathname === '/'
