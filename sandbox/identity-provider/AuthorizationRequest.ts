import { z } from 'zod'
import { sandboxClient } from '../portal/logins.js'

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether an address leads back to this machine: codes are handed to nobody else. */
const isLoopback = (address: string): boolean => {
  const url = URL.parse(address)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && loopbackHosts.has(url.hostname)
}

const one = z.string('expected exactly one')

/** What the browser brings to `/authorize`. A wrong client or address is told to the person; everything else goes back to the portal. */
export const authorizationRequest = z.object({
  client_id: one.refine((id) => id === sandboxClient.id, 'no such client is registered'),
  redirect_uri: one.refine(isLoopback, 'expected an address on this machine'),
  response_type: z.string().optional(),
  state: z.string().optional(),
  nonce: z.string().optional(),
  login_hint: z.string().optional(),
  prompt: z.string().optional(),
})

/** A request to sign somebody in for a portal. */
export type AuthorizationRequest = z.infer<typeof authorizationRequest>

/** The portal's address with the outcome added to its query. */
export const answerAddress = (request: AuthorizationRequest, outcome: Readonly<Record<string, string>>): string => {
  const url = new URL(request.redirect_uri)
  for (const [name, value] of Object.entries(outcome)) url.searchParams.set(name, value)
  if (request.state !== undefined) url.searchParams.set('state', request.state)
  return url.href
}
