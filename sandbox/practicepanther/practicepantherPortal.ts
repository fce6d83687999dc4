import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PortalDefinition } from '../portal/Portal.js'
import { addApiRoutes } from './api/addApiRoutes.js'
import { addTokenRoute } from './api/addTokenRoute.js'
import { createMoneyToV1 } from './api/moneyToV1.js'
import { createMoneyToV2 } from './api/moneyToV2.js'
import { createReferences } from './api/references.js'
import { createToV2 } from './api/toV2.js'
import { contactDesk } from './desk/contactDesk.js'
import { expenseDesk } from './desk/expenseDesk.js'
import { invoiceDesk } from './desk/invoiceDesk.js'
import { matterDesk } from './desk/matterDesk.js'
import { paymentDesk } from './desk/paymentDesk.js'
import { createPaymentWriter } from './desk/paymentWriter.js'
import { timeEntryDesk } from './desk/timeEntryDesk.js'
import { trustAccountDesk } from './desk/trustAccountDesk.js'
import { trustTransactionDesk } from './desk/trustTransactionDesk.js'
import { userDesk } from './desk/userDesk.js'
import { drifts } from './drifts.js'
import { addConsentRoutes } from './pages/addConsentRoutes.js'
import { addMoneyPages } from './pages/addMoneyPages.js'
import { addRecordPages } from './pages/addRecordPages.js'
import { addSignInRoutes } from './pages/addSignInRoutes.js'
import { addSingleSignOnRoutes } from './pages/addSingleSignOnRoutes.js'
import { addPaymentForms } from './pages/forms/addPaymentForms.js'
import { createStore, type Store } from './records/Store.js'
import { surveyBesides } from '../portal/surveyBesides.js'

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
    const references = createReferences(store)
    const toV2 = createToV2(references)
    const money = { v2: createMoneyToV2(store, references), v1: createMoneyToV1(store, kit.clock) }
    const payments = { store, toV2: money.v2, writer: createPaymentWriter(kit, store) }
    surveyStore(app, store)
    addSingleSignOnRoutes(app, kit, addSignInRoutes(app, kit))
    addConsentRoutes(app, kit)
    addTokenRoute(app, kit)
    addRecordPages(app, kit, store)
    addMoneyPages(app, kit, store)
    addPaymentForms(app, kit, payments)
    addApiRoutes(app, kit, payments)
    return {
      records: {
        users: userDesk(kit, store),
        contacts: contactDesk(kit, store, toV2),
        matters: matterDesk(kit, store, toV2),
        'time-entries': timeEntryDesk(kit, store, toV2),
        expenses: expenseDesk(kit, store, money),
        invoices: invoiceDesk(kit, store, money),
        payments: paymentDesk(kit, payments),
        'trust-accounts': trustAccountDesk(kit, store),
        'trust-transactions': trustTransactionDesk(kit, payments),
      },
    }
  },
}

/** Lists are told in the order of creation or of change, which takes a look at all. */
const surveyStore = (app: FastifyInstance, { surveys }: Store): void => {
  const path = (pattern: RegExp) => (request: FastifyRequest) => pattern.test(request.routeOptions.url ?? '')
  surveyBesides(app, [
    ...surveys.times.map((survey) => ({ survey, needs: path(listsOfTime) })),
    { survey: surveys.books, needs: path(listsOfMoney) },
  ])
}

const listsOfTime = /(?:accounts?|contacts|matters?|timeentr(?:y|ies)|relationships|project)\/?$/i
const listsOfMoney = /(?:expenses?|invoices?|payments?|saledocument)\/?$|\/bankaccount\/details/i
