import type { PortalDefinition } from '../portal/Portal.js'
import { addSignInRoutes } from './addSignInRoutes.js'
import { addTokenRoutes } from './addTokenRoutes.js'

/**
 * Where portals send people who sign in through their firm: an OpenID Connect provider with one client, the portals, and one account, `sso@example.com`.
 * A portal sends the browser to `/authorize?response_type=code&client_id&redirect_uri&state`, gets it back with `code`, and exchanges that at `POST /token`
 * (`code`, `redirect_uri`, `client_id`, `client_secret`) for `{ access_token, id_token, email }`.
 */
export const identityProvider: PortalDefinition = {
  slug: 'identity-provider',
  title: 'Sandbox Identity',
  portOffset: 4,
  drifts: { 'renamed-fields': 'the sign-in form calls its fields identifier and secret' },
  build: (app, kit) => {
    addSignInRoutes(app, kit)
    addTokenRoutes(app, kit)
    return { records: {} }
  },
}
