import type { Page } from 'puppeteer'
import { MattergraphError } from '../../core/errors.js'
import type { SignInOutcome, SignInTools, VendorAdapter } from '../../core/vendorAdapter.js'
import { runSignIn } from '../vendor/browser/runSignIn.js'
import { hosts } from './hosts.js'
import { hookKeeper } from './hooks/hookKeeper.js'
import { myCaseHooks } from './hooks/myCaseHooks.js'
import { openMyCaseApi } from './openMyCaseApi.js'
import { openMyCasePages } from './openMyCasePages.js'
import { createReaders } from './read/createReaders.js'
import { readAccount, unknownTimeZone } from './read/readAccount.js'
import { myCaseSession } from './session.js'
import { invoicePaymentWriter } from './write/invoicePaymentWriter.js'
import { timeEntryWriter } from './write/timeEntryWriter.js'
import { trustApplicationWriter } from './write/trustApplicationWriter.js'
import { trustDepositWriter, trustDisbursementWriter } from './write/trustMovementWriter.js'
import { signInTable } from './signInTable.js'

const noClient =
  'MyCase opens its records to OAuth clients only: connect the account with the client id and secret that MyCase support issues to the firm.'
const noFirm = "MyCase has a portal for each firm: name the firm's subdomain with the login."

const signIn = async (tools: SignInTools<Page>): Promise<SignInOutcome> => {
  const { portal, login, oauth } = tools
  if (oauth === null) return { outcome: 'REFUSED', detail: noClient }
  if (portal.web.includes('{firm}') && !/^[a-z0-9-]+$/i.test(login.firm ?? '')) return { outcome: 'REFUSED', detail: noFirm }
  return runSignIn(tools, signInTable(portal.web.replace('{firm}', login.firm ?? ''), oauth))
}

/**
 * MyCase. A sign-in yields the portal's cookies and, by consent in the same browser, tokens for the Open API. The API tells people, cases, time and expenses, and of invoices and
 * payments their outlines; lines, what came out of trust, and all trust money stand on pages alone.
 * Without an OAuth client there is no way to read: the portal documents neither lists of time entries nor pages of users.
 */
export const mycase: VendorAdapter<Page> = {
  vendor: 'MYCASE',
  capabilities: [
    { kind: 'USER', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'CONTACT', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'MATTER', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TIME_ENTRY', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'TIME_ENTRY', operation: 'CREATE', channel: 'API', mutation: 'createTimeEntry' },
    { kind: 'TIME_ENTRY', operation: 'UPDATE', channel: 'BROWSER', mutation: 'updateTimeEntry' },
    { kind: 'TIME_ENTRY', operation: 'DELETE', channel: 'API', mutation: 'deleteTimeEntry' },
    { kind: 'EXPENSE', operation: 'READ', channel: 'API', mutation: null },
    { kind: 'INVOICE', operation: 'READ', channel: 'PAGE', mutation: null },
    { kind: 'PAYMENT', operation: 'READ', channel: 'PAGE', mutation: null },
    { kind: 'PAYMENT', operation: 'CREATE', channel: 'BROWSER', mutation: 'recordInvoicePayment' },
    { kind: 'TRUST_ACCOUNT', operation: 'READ', channel: 'PAGE', mutation: null },
    { kind: 'TRUST_TRANSACTION', operation: 'READ', channel: 'PAGE', mutation: null },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'BROWSER', mutation: 'recordTrustDeposit' },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'BROWSER', mutation: 'applyTrustToInvoice' },
    { kind: 'TRUST_TRANSACTION', operation: 'CREATE', channel: 'BROWSER', mutation: 'recordTrustDisbursement' },
  ],
  hosts,
  hooks: myCaseHooks,
  signIn,
  open: (options, browser) => {
    const parsed = myCaseSession.safeParse(options.session.reveal())
    if (!parsed.success) throw new MattergraphError('INTERNAL', 'the stored session is not one of MyCase', { vendor: 'MYCASE' })
    const session = parsed.data
    const api = openMyCaseApi(options, session)
    const pages = openMyCasePages(options, session)
    const forms = { pages, browser }
    return {
      account: async () => readAccount(api, session.timeZone),
      readers: createReaders(
        { api, pages, sizes: new Map() },
        { web: session.web, timeZone: session.timeZone ?? unknownTimeZone, clock: options.clock },
      ),
      writers: {
        timeEntry: timeEntryWriter(api, forms),
        invoicePayment: invoicePaymentWriter(forms),
        trustDeposit: trustDepositWriter(forms),
        trustApplication: trustApplicationWriter(forms),
        trustDisbursement: trustDisbursementWriter(forms),
      },
      hooks: hookKeeper(api, options.clock),
      close: async () => {
        await Promise.all([api.close(), pages.close()])
      },
    }
  },
}
