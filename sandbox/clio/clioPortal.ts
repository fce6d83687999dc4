import type { PortalDefinition } from '../portal/Portal.js'
import { addApiRoutes } from './api/apiRoutes.js'
import { addAppRoutes } from './appRoutes.js'
import { desks } from './desks/desks.js'
import { drifts } from './drifts.js'
import { addIdentityRoutes } from './identityRoutes.js'
import { addOAuthRoutes } from './oauthRoutes.js'
import { openFirm } from './openFirm.js'

/** Clio: the web application, its identity site and the Manage API v4, all on one host. */
export const clioPortal: PortalDefinition = {
  slug: 'clio',
  title: 'Clio',
  portOffset: 0,
  drifts: Object.fromEntries(Object.entries(drifts).map(([name, { says }]) => [name, says])),
  build: (app, kit) => {
    const firm = openFirm(kit)
    addIdentityRoutes(app, kit, firm)
    addOAuthRoutes(app, kit, firm)
    addAppRoutes(app, kit, firm)
    addApiRoutes(app, kit, firm)
    return { records: desks(firm) }
  },
}
