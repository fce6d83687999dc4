import type { Page } from 'puppeteer'
import { recordKinds } from '../../core/recordKind.js'
import type { Capability, ConnectionOptions, PageLender, VendorAdapter, VendorConnection } from '../../core/vendorAdapter.js'
import { parseWire } from '../vendor/http/parseWire.js'
import { clioSession } from './ClioSession.js'
import { hosts, regionDefaults, regionOf } from './hosts.js'
import { clioHooks } from './hooks/clioHooks.js'
import { hookKeeper } from './hooks/hookKeeper.js'
import { openClioApi } from './openClioApi.js'
import { accountLookups } from './read/accountLookups.js'
import { contactResource } from './read/Contact.js'
import { createReader } from './read/createReader.js'
import { expenseResource } from './read/Expense.js'
import { invoiceResource } from './read/Invoice.js'
import { matterResource } from './read/Matter.js'
import { openBillParts } from './read/openBillParts.js'
import { paymentReader } from './read/Payment.js'
import { readAccount } from './read/readAccount.js'
import { timeEntryResource } from './read/TimeEntry.js'
import { trustAccountResource } from './read/TrustAccount.js'
import { trustTransactionResource } from './read/TrustTransaction.js'
import { userResource } from './read/User.js'
import { signIn } from './session.js'
import { invoicePaymentWriter } from './write/invoicePaymentWriter.js'
import { trustApplicationWriter } from './write/trustApplicationWriter.js'
import { trustDepositWriter, trustDisbursementWriter } from './write/bankTransactionWriter.js'
import { timeEntryWriter } from './write/timeEntryWriter.js'

const open = (options: ConnectionOptions, browser: PageLender<Page>): VendorConnection => {
  const session = parseWire(clioSession, options.session.reveal(), 'session', 'CLIO')
  const region = regionOf(options.portal)
  const { currency, country } = regionDefaults[region ?? 'US']
  const api = openClioApi(options, session)
  const lookups = accountLookups(api, options.clock, currency)
  const billParts = openBillParts(api)
  const desk = { api, browser, web: options.portal.web }
  const portal = { web: options.portal.web, country }
  return {
    account: () => readAccount(api, lookups, region),
    readers: {
      USER: createReader(api, portal, userResource),
      CONTACT: createReader(api, portal, contactResource(api, lookups)),
      MATTER: createReader(api, portal, matterResource(lookups)),
      EXPENSE: createReader(api, portal, expenseResource(lookups)),
      INVOICE: createReader(api, portal, invoiceResource(api, lookups, billParts)),
      PAYMENT: paymentReader(api, lookups, billParts),
      TRUST_ACCOUNT: createReader(api, portal, trustAccountResource(api, lookups)),
      TRUST_TRANSACTION: createReader(api, portal, trustTransactionResource(lookups)),
      TIME_ENTRY: createReader(api, portal, timeEntryResource(lookups)),
    },
    writers: {
      timeEntry: timeEntryWriter(api),
      invoicePayment: invoicePaymentWriter(desk),
      trustDeposit: trustDepositWriter(api),
      trustApplication: trustApplicationWriter(desk),
      trustDisbursement: trustDisbursementWriter(api),
    },
    hooks: hookKeeper(api, options.clock),
    close: () => api.close(),
  }
}

const reads = recordKinds.map((kind): Capability => ({
  kind,
  operation: 'READ',
  channel: kind === 'PAYMENT' ? 'PAGE' : 'API',
  mutation: null,
}))

const writes: readonly Capability[] = [
  { kind: 'TIME_ENTRY', operation: 'CREATE', channel: 'API', mutation: 'createTimeEntry' },
  { kind: 'TIME_ENTRY', operation: 'UPDATE', channel: 'API', mutation: 'updateTimeEntry' },
  { kind: 'TIME_ENTRY', operation: 'DELETE', channel: 'API', mutation: 'deleteTimeEntry' },
  { kind: 'PAYMENT', operation: 'CREATE', channel: 'BROWSER', mutation: 'recordInvoicePayment' },
  { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'API', mutation: 'recordTrustDeposit' },
  { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'BROWSER', mutation: 'applyTrustToInvoice' },
  { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'API', mutation: 'recordTrustDisbursement' },
]

/** Clio Manage: its web sign-in, and the API v4 that the session opens. */
export const clio: VendorAdapter<Page> = {
  vendor: 'CLIO',
  capabilities: [...reads, ...writes],
  hosts,
  hooks: clioHooks,
  signIn,
  open,
}
