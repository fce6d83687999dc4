import { announcedDesks, announcedKit } from '../portal/hooks/announce.js'
import type { FastifyRequest } from 'fastify'
import type { PortalDefinition } from '../portal/Portal.js'
import { surveyBesides } from '../portal/surveyBesides.js'
import { addApiRoutes } from './api/apiRoutes.js'
import { addAppRoutes } from './appRoutes.js'
import { desks } from './desks/desks.js'
import { drifts } from './drifts.js'
import { addIdentityRoutes } from './identityRoutes.js'
import { addOAuthRoutes } from './oauthRoutes.js'
import { addPaymentRoutes } from './paymentRoutes.js'
import { openFirm } from './openFirm.js'
import { createWebhooks } from './webhooks/createWebhooks.js'

/** Clio: the web application, its identity site and the Manage API v4, all on one host. */
export const clioPortal: PortalDefinition = {
  slug: 'clio',
  title: 'Clio',
  portOffset: 0,
  drifts: Object.fromEntries(Object.entries(drifts).map(([name, { says }]) => [name, says])),
  build: (app, bareKit) => {
    const firm = openFirm(bareKit)
    const webhooks = createWebhooks(bareKit, firm)
    const kit = announcedKit(bareKit, (deed) => webhooks.tell(deed))
    app.addHook('onRequest', async () => webhooks.settle())
    app.addHook('onClose', async () => webhooks.stop())
    const isChangeList = ({ url }: FastifyRequest): boolean => url.includes('updated_since')
    const showsSums = ({ routeOptions: { url } }: FastifyRequest): boolean => /bank_accounts|views\/accounts/.test(url ?? '')
    surveyBesides(app, [
      ...firm.surveys.times.map((survey) => ({ survey, needs: isChangeList })),
      { survey: firm.surveys.books, needs: (request) => isChangeList(request) || showsSums(request) },
    ])
    addIdentityRoutes(app, kit, firm)
    addOAuthRoutes(app, kit, firm)
    addAppRoutes(app, kit, firm)
    addPaymentRoutes(app, kit, firm)
    addApiRoutes(app, kit, { firm, webhooks })
    return { records: announcedDesks(desks(firm), (deed) => webhooks.tell(deed)) }
  },
}
