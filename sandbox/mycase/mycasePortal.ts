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
import { openFirm } from './firm/openFirm.js'
import { addAuthHost } from './login/addAuthHost.js'
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
    const firm = openFirm(kit)
    addAuthHost(app, firm)
    addPortalPages(app, firm)
    addOpenApi(app, firm)
    return {
      records: {
        users: userDesk(firm),
        contacts: contactDesk(firm),
        matters: matterDesk(firm),
        'time-entries': timeEntryDesk(firm),
        expenses: expenseDesk(firm),
        invoices: invoiceDesk(firm),
        payments: paymentDesk(firm),
        'trust-accounts': trustAccountDesk(firm),
        'trust-transactions': trustTransactionDesk(firm),
      },
    }
  },
}
