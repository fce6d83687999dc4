import type { FastifyInstance } from 'fastify'
import type { PortalDefinition, PortalKit } from '../portal/Portal.js'
import { addBankRoutes } from './api/addBankRoutes.js'
import { addBillingRoutes } from './api/addBillingRoutes.js'
import { addContactRoutes } from './api/addContactRoutes.js'
import { addFirmRoutes } from './api/addFirmRoutes.js'
import { addMatterPartRoutes } from './api/addMatterPartRoutes.js'
import { addMatterRoutes } from './api/addMatterRoutes.js'
import { addPeopleRoutes } from './api/addPeopleRoutes.js'
import { createGuard } from './api/guard.js'
import { Problem } from './api/Problem.js'
import { addAuthorizeRoutes } from './auth/addAuthorizeRoutes.js'
import { addSignInRoutes } from './auth/addSignInRoutes.js'
import { addSsoRoutes } from './auth/addSsoRoutes.js'
import { addTokenRoutes } from './auth/addTokenRoutes.js'
import { createAccessTokens, type AccessTokens } from './auth/createAccessTokens.js'
import { bankAccountDesk } from './desks/bankAccountDesk.js'
import { contactDesk } from './desks/contactDesk.js'
import { expenseDesk } from './desks/expenseDesk.js'
import { feeDesk } from './desks/feeDesk.js'
import { invoiceDesk } from './desks/invoiceDesk.js'
import { matterDesk } from './desks/matterDesk.js'
import { paymentDesk } from './desks/paymentDesk.js'
import { staffDesk } from './desks/staffDesk.js'
import { transactionDesk } from './desks/transactionDesk.js'
import { drifts } from './drifts.js'
import { openFirm } from './openFirm.js'
import { addAppPage } from './pages/addAppPage.js'
import { addPaymentPages } from './pages/addPaymentPages.js'
import type { SmokeballFirm } from './SmokeballFirm.js'

/**
 * Smokeball: the web app at `/` with its routes after the `#`, the auth host under `/oauth2` and `/saml2`, the API at the root. One server stands for the
 * vendor's three hosts; their paths do not meet.
 */
export const smokeballPortal: PortalDefinition = {
  slug: 'smokeball',
  title: 'Smokeball',
  portOffset: 3,
  drifts: Object.fromEntries(Object.entries(drifts).map(([name, { says }]) => [name, says])),
  build: (app, kit) => {
    const firm = openFirm(kit)
    const tokens = createAccessTokens(kit)
    addAppPage(app, kit)
    addSignInRoutes(app, kit, tokens)
    addSsoRoutes(app, kit)
    addTokenRoutes(app, kit, tokens)
    addAuthorizeRoutes(app, kit)
    app.register((api, _options, done) => {
      addApi(api, kit, { firm, tokens })
      done()
    })
    // An API gateway's answer where no resource is (assumed from its defaults).
    app.setNotFoundHandler((_request, reply) => reply.code(403).send({ message: 'Missing Authentication Token' }))
    return {
      records: {
        users: staffDesk(kit, firm),
        contacts: contactDesk(kit, firm),
        matters: matterDesk(kit, firm),
        'time-entries': feeDesk(kit, firm),
        expenses: expenseDesk(kit, firm),
        invoices: invoiceDesk(kit, firm),
        payments: paymentDesk(kit, firm),
        'trust-accounts': bankAccountDesk(kit, firm),
        'trust-transactions': transactionDesk(kit, firm),
      },
    }
  },
}

const addApi = (
  api: FastifyInstance,
  kit: PortalKit,
  { firm, tokens }: { readonly firm: SmokeballFirm; readonly tokens: AccessTokens },
): void => {
  const guarded = { firm, guard: createGuard(kit, firm, tokens) }
  api.setErrorHandler<Error>((error, request, reply) => {
    if (!(error instanceof Problem)) throw error
    return reply
      .code(error.statusCode)
      .type('application/problem+json')
      .send(error.body(request.url.split('?', 1)[0] ?? '/'))
  })
  addMatterRoutes(api, kit, guarded)
  addMatterPartRoutes(api, kit, guarded)
  addBillingRoutes(api, kit, guarded)
  addBankRoutes(api, kit, guarded)
  addPaymentPages(api, kit, guarded)
  addContactRoutes(api, kit, guarded)
  addPeopleRoutes(api, kit, guarded)
  addFirmRoutes(api, kit, guarded)
}
