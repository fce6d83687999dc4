import type { OAuthClient } from '../../../core/vendorAdapter.js'

/** The address registered with the OAuth client. Nothing listens there: the browser's way to it carries the code. */
export const redirectUri = 'http://127.0.0.1:9/callback'

/** Where consent is asked for. */
export const authorizeAddress = (auth: string, oauth: OAuthClient, state: string): string => {
  const query = new URLSearchParams({ response_type: 'code', client_id: oauth.clientId, redirect_uri: redirectUri, state })
  return `${auth}/login_sessions/new?${query.toString()}`
}
