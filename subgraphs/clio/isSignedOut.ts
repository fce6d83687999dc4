import type { PortalResponse } from '../vendor/http/PortalHttp.js'

const signInAddress = /\/(?:session\/new|login\?login_challenge=|oauth2\/auth)/
const signInPage = /<form[^>]+action="\/(?:ask_for_password|login)\b/

/** Clio's ways to say "sign in again": a 401, a redirect to the sign-in, its page in place of an answer. */
export const isSignedOut = ({ status, headers, text }: PortalResponse): boolean => {
  if (status === 401) return true
  if (status >= 300 && status < 400) return signInAddress.test(headers['location'] ?? '')
  return (headers['content-type'] ?? '').includes('text/html') && signInPage.test(text)
}
