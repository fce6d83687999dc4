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
    { kind: 'USER', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'CONTACT', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'MATTER', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TIME_ENTRY', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TIME_ENTRY', operation: 'CREATE', channel: 'API', mutation: 'createTimeEntry' },
    { kind: 'TIME_ENTRY', operation: 'UPDATE', channel: 'API', mutation: 'updateTimeEntry' },
    { kind: 'TIME_ENTRY', operation: 'DELETE', channel: 'API', mutation: 'deleteTimeEntry' },
    { kind: 'EXPENSE', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'INVOICE', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'PAYMENT', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'PAYMENT', operation: 'CREATE', channel: 'BROWSER', mutation: 'recordInvoicePayment' },
    { kind: 'TRUST_ACCOUNT', operation: 'READ', channel: 'PAGE', mutation: null },
    { kind: 'TRUST_TRANSACTION', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'API', mutation: 'recordTrustDeposit' },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'BROWSER', mutation: 'applyTrustToInvoice' },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'BROWSER', mutation: 'recordTrustDisbursement' },
  ],
  hosts: { us: { web: host, auth: host, api: host } },
  signIn: async (tools) => runSignIn(tools, signInTable()),
  open: openConnection,
}
