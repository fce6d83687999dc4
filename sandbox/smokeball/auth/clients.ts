import { sandboxClient } from '../../portal/logins.js'

/** An application that may ask for tokens. */
export interface Client {
  readonly id: string
  /** Absent for a public client, which must use PKCE. */
  readonly secret?: string
  readonly redirectUris: readonly string[]
}

/** The web app's own client id (assumed: the real one is not published). */
export const webAppClientId = 'smokeball-web-app'

const clients: readonly Client[] = [
  { id: sandboxClient.id, secret: sandboxClient.secret, redirectUris: [sandboxClient.redirectUri] },
  { id: webAppClientId, redirectUris: [] },
]

/** The client with this id. */
export const clientWithId = (id: string | undefined): Client | undefined => clients.find((client) => client.id === id)

const resources = [
  'matters',
  'items',
  'layouts',
  'roles',
  'stages',
  'bankaccounts',
  'activitycodes',
  'expenses',
  'fees',
  'invoices',
  'contacts',
  'staff',
  'users',
  'webhooks',
] as const

/** Every scope the clients have. An empty `scope` stands for all of them. */
export const allScopes: readonly string[] = [
  ...resources.flatMap((resource) => [`${resource}/read`, `${resource}/write`]),
  'mattertypes/read',
  'stagesets/read',
  'layoutdesigns/read',
  'firm/read',
  'firmusers/read',
]
