import type { Page } from 'puppeteer'
import { recordKinds } from '../../core/recordKind.js'
import type { ConnectionOptions, VendorAdapter, VendorConnection } from '../../core/vendorAdapter.js'
import { parseWire } from '../vendor/http/parseWire.js'
import { clioSession } from './ClioSession.js'
import { hosts, regionDefaults, regionOf } from './hosts.js'
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

const open = (options: ConnectionOptions): VendorConnection => {
  const session = parseWire(clioSession, options.session, 'session', 'CLIO')
  const region = regionOf(options.portal)
  const { currency, country } = regionDefaults[region ?? 'US']
  const api = openClioApi(options, session)
  const lookups = accountLookups(api, options.clock, currency)
  const billParts = openBillParts(api)
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
    close: () => api.close(),
  }
}

/** Clio Manage: its web sign-in, and the API v4 that the session opens. */
export const clio: VendorAdapter<Page> = {
  vendor: 'CLIO',
  capabilities: recordKinds.map((kind) => ({ kind, operation: 'READ', channel: kind === 'PAYMENT' ? 'PAGE' : 'API' })),
  hosts,
  signIn,
  open,
}
