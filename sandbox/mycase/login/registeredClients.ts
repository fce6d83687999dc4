import { sandboxClient } from '../../portal/logins.js'

/** Where the portal itself is an OAuth client of the auth host: one fixed first-party client, sixteen characters long, for all firms. */
export const portalClient = { id: 'sandboxPortal001', callback: '/user_sessions/o_auth_callback' } as const

/** A client of the auth host. */
export interface RegisteredClient {
  readonly id: string
  /** Matched exactly. */
  readonly redirectUri: string
  /** Null for the portal, which exchanges its codes inside. */
  readonly secret: string | null
  readonly name: string
}

/** The clients of the auth host at this origin. */
export const registeredClients = (origin: string): readonly RegisteredClient[] => [
  { id: portalClient.id, redirectUri: origin + portalClient.callback, secret: null, name: 'MyCase' },
  { id: sandboxClient.id, redirectUri: sandboxClient.redirectUri, secret: sandboxClient.secret, name: 'Sandbox Integration' },
]
