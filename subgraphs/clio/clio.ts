import type { Page } from 'puppeteer'
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
import { readAccount } from './read/readAccount.js'
import { timeEntryResource } from './read/TimeEntry.js'
import { userResource } from './read/User.js'
import { signIn } from './session.js'
import { unreadable } from '../vendor/unreadable.js'

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
      PAYMENT: unreadable('PAYMENT'),
      TRUST_ACCOUNT: unreadable('TRUST_ACCOUNT'),
      TRUST_TRANSACTION: unreadable('TRUST_TRANSACTION'),
      TIME_ENTRY: createReader(api, portal, timeEntryResource(lookups)),
    },
    close: () => api.close(),
  }
}

/** Clio Manage: its web sign-in, and the API v4 that the session opens. */
export const clio: VendorAdapter<Page> = {
  vendor: 'CLIO',
  capabilities: (['USER', 'CONTACT', 'MATTER', 'TIME_ENTRY', 'EXPENSE', 'INVOICE'] as const).map((kind) => ({
    kind,
    operation: 'READ',
    channel: 'API',
  })),
  hosts,
  signIn,
  open,
}
