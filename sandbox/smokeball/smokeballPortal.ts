import type { FastifyInstance } from 'fastify'
import { announcedDesks } from '../portal/hooks/announce.js'
import type { PortalDefinition, PortalKit } from '../portal/Portal.js'
import { surveyBesides } from '../portal/surveyBesides.js'
import { addBankRoutes } from './api/addBankRoutes.js'
import { addBillingRoutes } from './api/addBillingRoutes.js'
import { addContactRoutes } from './api/addContactRoutes.js'
import { addFirmRoutes } from './api/addFirmRoutes.js'
import { addMatterPartRoutes } from './api/addMatterPartRoutes.js'
import { addMatterRoutes } from './api/addMatterRoutes.js'
import { addPeopleRoutes } from './api/addPeopleRoutes.js'
import { createCallers } from './api/callerOf.js'
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
import { addMoneyForms } from './pages/addMoneyForms.js'
import { addPaymentPages } from './pages/addPaymentPages.js'
import type { SmokeballFirm } from './SmokeballFirm.js'
import { addWebhookRoutes } from './webhooks/addWebhookRoutes.js'
import { createWebhooks, type Webhooks } from './webhooks/createWebhooks.js'
import { eventOfDeed } from './webhooks/eventOfDeed.js'
import { acceptWrites } from './writes/acceptWrites.js'
import { addFeeWrites } from './writes/addFeeWrites.js'
import { addTransactionWrites } from './writes/addTransactionWrites.js'
import { createSettling, type Settling } from './writes/createSettling.js'
import { settledDesks } from './writes/settledDesks.js'

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
    surveyBesides(
      app,
      firm.books.surveys.map((survey) => ({ survey, needs: ({ routeOptions: { url } }) => /bankaccounts/i.test(url ?? '') })),
    )
    const tokens = createAccessTokens(kit)
    const settling = createSettling(kit.clock)
    const webhooks = createWebhooks(firm, kit.clock)
    // Whoever asks finds done what is due.
    app.addHook('onRequest', async () => settling.settle())
    app.addHook('onClose', async () => {
      settling.stop()
      webhooks.stop()
    })
    addAppPage(app, kit)
    addSignInRoutes(app, kit, tokens)
    addSsoRoutes(app, kit)
    addTokenRoutes(app, kit, tokens)
    addAuthorizeRoutes(app, kit)
    app.register((api, _options, done) => {
      addApi(api, kit, { firm, tokens, settling, webhooks })
      done()
    })
    // An API gateway's answer where no resource is (assumed from its defaults).
    app.setNotFoundHandler((_request, reply) => reply.code(403).send({ message: 'Missing Authentication Token' }))
    const records = settledDesks(settling, {
      users: staffDesk(kit, firm),
      contacts: contactDesk(kit, firm),
      matters: matterDesk(kit, firm),
      'time-entries': feeDesk(kit, firm),
      expenses: expenseDesk(kit, firm),
      invoices: invoiceDesk(kit, firm),
      payments: paymentDesk(kit, firm),
      'trust-accounts': bankAccountDesk(kit, firm),
      'trust-transactions': transactionDesk(kit, firm),
    })
    return {
      records: announcedDesks(records, (deed) => {
        const event = eventOfDeed(deed)
        if (event !== null) webhooks.tell({ ...event, userId: '', requestId: firm.newId() })
      }),
    }
  },
}

const addApi = (
  api: FastifyInstance,
  kit: PortalKit,
  {
    firm,
    tokens,
    settling,
    webhooks,
  }: { readonly firm: SmokeballFirm; readonly tokens: AccessTokens; readonly settling: Settling; readonly webhooks: Webhooks },
): void => {
  const guarded = { firm, guard: createGuard(kit, firm, tokens) }
  const callers = createCallers(firm, tokens)
  const writing = { ...guarded, callers, accept: acceptWrites(kit, { firm, callers, settling, webhooks }) }
  api.addHook('onSend', async (request, reply) => {
    const requestId = request.headers['requestid']
    if (requestId !== undefined) reply.header('RequestId', requestId)
  })
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
  addFeeWrites(api, kit, writing)
  addTransactionWrites(api, writing)
  addMoneyForms(api, kit, writing)
  addWebhookRoutes(api, kit, { ...guarded, tokens, webhooks })
}
