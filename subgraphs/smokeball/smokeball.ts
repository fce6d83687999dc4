import type { Page } from 'puppeteer'
import type { ConnectionOptions, VendorAdapter, VendorConnection } from '../../core/vendorAdapter.js'
import { runSignIn } from '../vendor/browser/runSignIn.js'
import { customsOf, hosts, regionOf } from './hosts.js'
import type { MapContext } from './map/recordBase.js'
import { openSmokeballApi } from './openSmokeballApi.js'
import { accountFacts } from './read/accountFacts.js'
import { contactReader } from './read/contacts.js'
import { matterReader } from './read/matters.js'
import { openStageBook } from './read/openStageBook.js'
import { openTypeNames } from './read/openTypeNames.js'
import { timeEntryReader } from './read/timeEntries.js'
import { userReader } from './read/users.js'
import { signInTable } from './session.js'
import { unreadable } from '../vendor/unreadable.js'

/** Smokeball: signs in at the web app, takes over its bearer and API key, and reads the published API with them. */
export const smokeball: VendorAdapter<Page> = {
  vendor: 'SMOKEBALL',
  capabilities: [
    { kind: 'USER', operation: 'READ', channel: 'API' },
    { kind: 'CONTACT', operation: 'READ', channel: 'API' },
    { kind: 'MATTER', operation: 'READ', channel: 'API' },
    { kind: 'TIME_ENTRY', operation: 'READ', channel: 'API' },
  ],
  hosts,
  signIn: (tools) => runSignIn(tools, signInTable),
  open: (options) => openConnection(options),
}

const openConnection = (options: ConnectionOptions): VendorConnection => {
  const { portal } = options
  const { currency, country } = customsOf[regionOf(portal)]
  const context: MapContext = { web: portal.web, currency, country }
  const api = openSmokeballApi(options)
  return {
    account: () => accountFacts(api, portal),
    readers: {
      USER: userReader(api),
      CONTACT: contactReader(api, context),
      MATTER: matterReader(api, context, { stages: openStageBook(api), types: openTypeNames(api) }),
      EXPENSE: unreadable('EXPENSE'),
      INVOICE: unreadable('INVOICE'),
      PAYMENT: unreadable('PAYMENT'),
      TRUST_ACCOUNT: unreadable('TRUST_ACCOUNT'),
      TRUST_TRANSACTION: unreadable('TRUST_TRANSACTION'),
      TIME_ENTRY: timeEntryReader(api, context),
    },
    close: () => api.close(),
  }
}
