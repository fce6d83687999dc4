import type { Page } from 'puppeteer'
import { MattergraphError } from '../../core/errors.js'
import type { ConnectionOptions, PageLender, VendorConnection } from '../../core/vendorAdapter.js'
import { openPracticePantherApi } from './openPracticePantherApi.js'
import { practicePantherSession } from './PracticePantherSession.js'
import { contactReader } from './read/Contact.js'
import { createFirmFacts } from './read/firmFacts.js'
import { expenseReader } from './read/Expense.js'
import { invoiceReader } from './read/Invoice.js'
import { matterReader } from './read/Matter.js'
import { createParties } from './read/parties.js'
import { paymentReader } from './read/Payment.js'
import { createPaymentGrid } from './read/paymentGrid.js'
import { readAccount } from './read/readAccount.js'
import type { ReadTools } from './read/ReadTools.js'
import { timeEntryReader } from './read/TimeEntry.js'
import { trustAccountReader } from './read/TrustAccount.js'
import { trustTransactionReader } from './read/TrustTransaction.js'
import { userReader } from './read/User.js'
import { createWriters } from './write/createWriters.js'

/** Binds a session to the readers and writers. Makes no request; throws INTERNAL where the session is none of PracticePanther's. */
export const openConnection = (options: ConnectionOptions, browser: PageLender<Page>): VendorConnection => {
  const session = practicePantherSession.safeParse(options.session.reveal())
  if (!session.success)
    throw new MattergraphError('INTERNAL', 'expected a session of PracticePanther, came another', { vendor: 'PRACTICEPANTHER' })
  const api = openPracticePantherApi(options, session.data)
  const facts = createFirmFacts(api)
  const tools: ReadTools = {
    api,
    parties: createParties(api, options.clock),
    grid: createPaymentGrid(api),
    clock: options.clock,
    context: async () => {
      const { timeZone, currency } = await facts()
      return { web: options.portal.web, timeZone, currency }
    },
  }
  return {
    account: async () => readAccount(api, facts),
    readers: {
      USER: userReader(tools),
      CONTACT: contactReader(tools),
      MATTER: matterReader(tools),
      EXPENSE: expenseReader(tools),
      INVOICE: invoiceReader(tools),
      PAYMENT: paymentReader(tools),
      TRUST_ACCOUNT: trustAccountReader(tools),
      TRUST_TRANSACTION: trustTransactionReader(tools),
      TIME_ENTRY: timeEntryReader(tools),
    },
    writers: createWriters({ api, facts, browser, web: options.portal.web, clock: options.clock }),
    close: async () => api.close(),
  }
}
