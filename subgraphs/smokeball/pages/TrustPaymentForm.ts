import type { Page } from 'puppeteer'
import { submitForm } from '../../vendor/browser/submitForm.js'
import { openPage } from '../../vendor/page/openPage.js'
import { readLinkId } from '../../vendor/page/readLinkId.js'
import { transactionId } from '../map/transactionId.js'
import { choose, formReady } from './formField.js'

/** Money that leaves trust, as it is filled in. Texts as a person of the region types them. */
export interface TrustPaymentEntry {
  readonly date: string
  readonly payorId: string
  readonly paidTo: string
  readonly amount: string
  /** Empty for the number the app gives by itself. */
  readonly reference: string
  readonly reason: string
  readonly note: string
}

const form = '#trust-payment-form form'
const field = (name: string): string => `${form} [name="${name}"]`
const transactionLink = /^#\/billing\/view-matter\/[0-9a-f-]{36}\/transactions\/trust\/([^/]+\/[0-9a-f-]{36})$/

/** The app's form for money that leaves trust: `#/billing/trust-payments/new?…` (its fields are described, its address and answer are assumed). */
export const TrustPaymentForm = {
  route: (matterId: string, bankAccountId: string): string =>
    `/billing/trust-payments/new?${new URLSearchParams({ matterId, bankAccountId }).toString()}`,

  /** Fills the form in and sends it off. Throws VENDOR_REJECTED for what the form does not offer. */
  async submit(page: Page, { payorId, ...texts }: TrustPaymentEntry): Promise<void> {
    await formReady(page, field('date'))
    await choose(page, field('payorId'), payorId)
    const fields = Object.entries(texts).map(([name, text]) => [field(name), text])
    await submitForm(page, Object.fromEntries(fields), `${form} button[type=submit]`)
  },

  /** The transaction the app says it made, by the id its reader knows. Throws DRIFT for any other page. */
  readSaved: (text: string): string => {
    const page = openPage(text, {
      vendor: 'SMOKEBALL',
      name: 'trust payment',
      isSignIn: ($) => $('input[type=password]').length > 0,
      mark: '#trust-payment-saved',
    })
    const saved = { page, path: '#trust-payment-saved', element: page.$('#trust-payment-saved') }
    const [account = '', own = ''] = readLinkId(saved, transactionLink).split('/')
    return transactionId(account.replace('~2F', '_'), own)
  },
} as const
