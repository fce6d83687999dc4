import type { Page } from 'puppeteer'
import { MattergraphError } from '../../core/errors.js'
import type { SignInOutcome, SignInTools, VendorAdapter } from '../../core/vendorAdapter.js'
import { runSignIn } from '../vendor/browser/runSignIn.js'
import { hosts } from './hosts.js'
import { openMyCaseApi } from './openMyCaseApi.js'
import { openMyCasePages } from './openMyCasePages.js'
import { createReaders } from './read/createReaders.js'
import { readAccount, unknownTimeZone } from './read/readAccount.js'
import { myCaseSession } from './session.js'
import { timeEntryWriter } from './write/timeEntryWriter.js'
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
    { kind: 'USER', operation: 'READ', channel: 'API' },
    { kind: 'CONTACT', operation: 'READ', channel: 'API' },
    { kind: 'MATTER', operation: 'READ', channel: 'API' },
    { kind: 'TIME_ENTRY', operation: 'READ', channel: 'API' },
    { kind: 'TIME_ENTRY', operation: 'CREATE', channel: 'API' },
    { kind: 'TIME_ENTRY', operation: 'DELETE', channel: 'API' },
    { kind: 'EXPENSE', operation: 'READ', channel: 'API' },
    { kind: 'INVOICE', operation: 'READ', channel: 'PAGE' },
    { kind: 'PAYMENT', operation: 'READ', channel: 'PAGE' },
    { kind: 'TRUST_ACCOUNT', operation: 'READ', channel: 'PAGE' },
    { kind: 'TRUST_TRANSACTION', operation: 'READ', channel: 'PAGE' },
  ],
  hosts,
  signIn,
  open: (options) => {
    const parsed = myCaseSession.safeParse(options.session)
    if (!parsed.success) throw new MattergraphError('INTERNAL', 'the stored session is not one of MyCase', { vendor: 'MYCASE' })
    const session = parsed.data
    const api = openMyCaseApi(options, session)
    const pages = openMyCasePages(options, session)
    return {
      account: async () => readAccount(api, session.timeZone),
      readers: createReaders(
        { api, pages, sizes: new Map() },
        { web: session.web, timeZone: session.timeZone ?? unknownTimeZone, clock: options.clock },
      ),
      writers: { TIME_ENTRY: timeEntryWriter(api) },
      close: async () => {
        await Promise.all([api.close(), pages.close()])
      },
    }
  },
}
