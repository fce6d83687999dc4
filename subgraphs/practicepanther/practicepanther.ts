import type { Page } from 'puppeteer'
import type { VendorAdapter } from '../../core/vendorAdapter.js'
import { runSignIn } from '../vendor/browser/runSignIn.js'
import { openConnection } from './openConnection.js'
import { signInTable } from './signInTable.js'

const host = 'https://app.practicepanther.com'

/** PracticePanther: one host for its pages, its sign-in and both APIs, the same for every region. */
export const practicepanther: VendorAdapter<Page> = {
  vendor: 'PRACTICEPANTHER',
  capabilities: [
    { kind: 'USER', operation: 'READ', channel: 'API' },
    { kind: 'CONTACT', operation: 'READ', channel: 'API' },
    { kind: 'MATTER', operation: 'READ', channel: 'API' },
    { kind: 'TIME_ENTRY', operation: 'READ', channel: 'API' },
    { kind: 'EXPENSE', operation: 'READ', channel: 'API' },
    { kind: 'INVOICE', operation: 'READ', channel: 'API' },
    { kind: 'PAYMENT', operation: 'READ', channel: 'API' },
    { kind: 'TRUST_ACCOUNT', operation: 'READ', channel: 'PAGE' },
    { kind: 'TRUST_TRANSACTION', operation: 'READ', channel: 'API' },
  ],
  hosts: { us: { web: host, auth: host, api: host } },
  signIn: async (tools) => runSignIn(tools, signInTable()),
  open: openConnection,
}
