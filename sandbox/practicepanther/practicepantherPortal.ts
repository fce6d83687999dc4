import type { PortalDefinition } from '../portal/Portal.js'
import { addApiRoutes } from './api/addApiRoutes.js'
import { addTokenRoute } from './api/addTokenRoute.js'
import { createReferences } from './api/references.js'
import { createToV2 } from './api/toV2.js'
import { contactDesk } from './desk/contactDesk.js'
import { matterDesk } from './desk/matterDesk.js'
import { timeEntryDesk } from './desk/timeEntryDesk.js'
import { userDesk } from './desk/userDesk.js'
import { drifts } from './drifts.js'
import { addConsentRoutes } from './pages/addConsentRoutes.js'
import { addRecordPages } from './pages/addRecordPages.js'
import { addSignInRoutes } from './pages/addSignInRoutes.js'
import { addSingleSignOnRoutes } from './pages/addSingleSignOnRoutes.js'
import { createStore } from './records/Store.js'

/**
 * PracticePanther: one host for the web app, OAuth and both APIs. The login page stands at `/` and leads to `/Dashboard`; API v2 is under `/api/v2`,
 * the legacy API directly under `/api`. Paths ignore upper and lower case, as the vendor's do.
 */
export const practicepantherPortal: PortalDefinition = {
  slug: 'practicepanther',
  title: 'PracticePanther',
  portOffset: 2,
  pathsIgnoreCase: true,
  drifts,
  build: (app, kit) => {
    const store = createStore(kit)
    const toV2 = createToV2(createReferences(store))
    addSingleSignOnRoutes(app, kit, addSignInRoutes(app, kit))
    addConsentRoutes(app, kit)
    addTokenRoute(app, kit)
    addRecordPages(app, kit, store)
    addApiRoutes(app, kit, store)
    return {
      records: {
        users: userDesk(kit, store),
        contacts: contactDesk(kit, store, toV2),
        matters: matterDesk(kit, store, toV2),
        'time-entries': timeEntryDesk(kit, store, toV2),
      },
    }
  },
}
