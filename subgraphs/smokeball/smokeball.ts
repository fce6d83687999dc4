import type { Page } from 'puppeteer'
import type { ConnectionOptions, PageLender, VendorAdapter, VendorConnection } from '../../core/vendorAdapter.js'
import { calendarDateIn } from '../vendor/map/calendarDateIn.js'
import { runSignIn } from '../vendor/browser/runSignIn.js'
import { customsOf, hosts, regionOf } from './hosts.js'
import { firmZone } from './map/firmZone.js'
import type { MapContext } from './map/recordBase.js'
import { hookKeeper } from './hooks/hookKeeper.js'
import { smokeballHooks } from './hooks/smokeballHooks.js'
import { openSmokeballApi } from './openSmokeballApi.js'
import { accountFacts } from './read/accountFacts.js'
import { contactReader } from './read/contacts.js'
import { expenseReader } from './read/expenses.js'
import { invoiceReader } from './read/invoices.js'
import { matterReader } from './read/matters.js'
import { openPaymentBook } from './read/openPaymentBook.js'
import { openStageBook } from './read/openStageBook.js'
import { openTypeNames } from './read/openTypeNames.js'
import { paymentReader } from './read/payments.js'
import { paymentPages } from './read/readPayments.js'
import { timeEntryReader } from './read/timeEntries.js'
import { trustAccountReader } from './read/trustAccounts.js'
import { trustTransactionReader } from './read/trustTransactions.js'
import { userReader } from './read/users.js'
import { invoicePaymentWriter } from './write/invoicePaymentWriter.js'
import { trustApplicationWriter } from './write/trustApplicationWriter.js'
import { trustDisbursementWriter } from './write/trustDisbursementWriter.js'
import { trustDepositWriter } from './write/trustDepositWriter.js'
import { timeEntryWriter } from './write/timeEntryWriter.js'
import { signInTable } from './session.js'

/** Smokeball: signs in at the web app, takes over its bearer and API key, and reads and writes the published API with them. What the API has no way to write is entered in the app. */
export const smokeball: VendorAdapter<Page> = {
  vendor: 'SMOKEBALL',
  capabilities: [
    { kind: 'USER', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'CONTACT', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'MATTER', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TIME_ENTRY', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TIME_ENTRY', operation: 'CREATE', channel: 'API', mutation: 'createTimeEntry' },
    { kind: 'TIME_ENTRY', operation: 'UPDATE', channel: 'API', mutation: 'updateTimeEntry' },
    { kind: 'TIME_ENTRY', operation: 'DELETE', channel: 'API', mutation: 'deleteTimeEntry' },
    { kind: 'EXPENSE', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'INVOICE', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'PAYMENT', operation: 'READ', channel: 'PAGE', mutation: null },
    { kind: 'PAYMENT', operation: 'CREATE', channel: 'BROWSER', mutation: 'recordInvoicePayment' },
    { kind: 'TRUST_ACCOUNT', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TRUST_TRANSACTION', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'API', mutation: 'recordTrustDeposit' },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'BROWSER', mutation: 'applyTrustToInvoice' },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'BROWSER', mutation: 'recordTrustDisbursement' },
  ],
  hosts,
  hooks: smokeballHooks,
  signIn: (tools) => runSignIn(tools, signInTable),
  open: (options, browser) => openConnection(options, browser),
}

const openConnection = (options: ConnectionOptions, browser: PageLender<Page>): VendorConnection => {
  const { portal } = options
  const { currency, country } = customsOf[regionOf(portal)]
  const context: MapContext = { web: portal.web, currency, country }
  const api = openSmokeballApi(options)
  const payments = paymentPages(api, portal)
  const forms = { api, portal, browser }
  // Which day it is decides what is overdue; only another request would tell the firm's own zone.
  const zone = firmZone(regionOf(portal), null)
  return {
    account: () => accountFacts(api, portal),
    readers: {
      USER: userReader(api),
      CONTACT: contactReader(api, context),
      MATTER: matterReader(api, context, { stages: openStageBook(api), types: openTypeNames(api) }),
      EXPENSE: expenseReader(api, context),
      INVOICE: invoiceReader(api, context, {
        book: openPaymentBook(payments),
        today: () => calendarDateIn(zone, options.clock.now().toISOString()),
      }),
      PAYMENT: paymentReader(payments, context),
      TRUST_ACCOUNT: trustAccountReader(api, context),
      TRUST_TRANSACTION: trustTransactionReader(api, context, openPaymentBook(payments)),
      TIME_ENTRY: timeEntryReader(api, context),
    },
    writers: {
      timeEntry: timeEntryWriter(api),
      invoicePayment: invoicePaymentWriter(forms, payments),
      trustDeposit: trustDepositWriter(api),
      trustApplication: trustApplicationWriter(forms, payments),
      trustDisbursement: trustDisbursementWriter(forms),
    },
    hooks: hookKeeper(api, options.clock),
    close: () => api.close(),
  }
}
