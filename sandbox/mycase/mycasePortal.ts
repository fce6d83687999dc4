import { announcedDesks, announcedKit } from '../portal/hooks/announce.js'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PortalDefinition } from '../portal/Portal.js'
import { addOpenApi } from './api/addOpenApi.js'
import { expenseDesk } from './desks/expenseDesk.js'
import { invoiceDesk } from './desks/invoiceDesk.js'
import { paymentDesk } from './desks/paymentDesk.js'
import { trustAccountDesk } from './desks/trustAccountDesk.js'
import { trustTransactionDesk } from './desks/trustTransactionDesk.js'
import { contactDesk } from './desks/contactDesk.js'
import { matterDesk } from './desks/matterDesk.js'
import { timeEntryDesk } from './desks/timeEntryDesk.js'
import { userDesk } from './desks/userDesk.js'
import { drifts } from './drifts.js'
import type { MyCaseFirm } from './firm/MyCaseFirm.js'
import { openFirm } from './firm/openFirm.js'
import { surveyBesides } from '../portal/surveyBesides.js'
import { addAuthHost } from './login/addAuthHost.js'
import { createWebhooks } from './webhooks/createWebhooks.js'
import { addPortalPages } from './pages/addPortalPages.js'

/**
 * MyCase. One origin plays the vendor's three hosts, whose paths do not meet: the auth host (`/login_sessions/…`, `/tokens`), the firm's portal
 * (`/dashboard`, `/court_cases/…`, `/contacts/…`), and the Open API (`/v1/…`).
 */
export const mycasePortal: PortalDefinition = {
  slug: 'mycase',
  title: 'MyCase',
  portOffset: 1,
  drifts: Object.fromEntries(Object.entries(drifts).map(([name, { meaning }]) => [name, meaning])),
  build: (app, kit) => {
    const webhooks = createWebhooks(kit)
    const firm = openFirm(announcedKit(kit, (deed) => webhooks.tell(deed)))
    app.addHook('onClose', async () => webhooks.stop())
    surveyFirm(app, firm)
    addAuthHost(app, firm)
    addPortalPages(app, firm)
    addOpenApi(app, firm, webhooks)
    const records = {
      users: userDesk(firm),
      contacts: contactDesk(firm),
      matters: matterDesk(firm),
      'time-entries': timeEntryDesk(firm),
      expenses: expenseDesk(firm),
      invoices: invoiceDesk(firm),
      payments: paymentDesk(firm),
      'trust-accounts': trustAccountDesk(firm),
      'trust-transactions': trustTransactionDesk(firm),
    }
    return { records: announcedDesks(records, (deed) => webhooks.tell(deed)) }
  },
}

/** What asks for everything at once waits until everything was looked at. */
const surveyFirm = (app: FastifyInstance, { surveys }: MyCaseFirm): void => {
  const isChangeList = ({ url }: FastifyRequest): boolean => url.includes('updated_after')
  const path = (pattern: RegExp) => (request: FastifyRequest) => pattern.test(request.routeOptions.url ?? '')
  const showsSums = path(/^\/(?:bank_accounts|bills\/trust_allocations|contacts\/\w+\/:id\/trust_\w+)$/)
  surveyBesides(app, [
    { survey: surveys.links, needs: path(/\/(?:clients|companies)\b|trust_/) },
    ...surveys.times.map((survey) => ({ survey, needs: isChangeList })),
    { survey: surveys.books, needs: (request) => showsSums(request) || isChangeList(request) },
  ])
}
