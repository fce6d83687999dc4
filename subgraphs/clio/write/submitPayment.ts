import type { Page } from 'puppeteer'
import type { PageLender } from '../../../core/vendorAdapter.js'
import type { ClioApi } from '../openClioApi.js'
import { paymentForm, type PaymentEntry } from '../pages/PaymentForm.js'
import { refusedWrite } from './refusedWrite.js'

/** Records payments by the application's own form, which a browser fills in. */
export interface PaymentDesk {
  readonly api: ClioApi
  readonly browser: PageLender<Page>
  /** The application: `https://app.clio.com`. */
  readonly web: string
}

/** Records a payment and gives its id. Rejects with an outcome: NOT_APPLIED where Clio refused or nothing was sent, UNCERTAIN where its answer tells nothing. */
export const submitPayment = async ({ api, browser, web }: PaymentDesk, entry: PaymentEntry): Promise<string> => {
  api.assertPages(paymentForm.action)
  return browser.withPage(async (page) => {
    const carried = await api.carry(page, paymentForm.action)
    const answer = await carried.write(async () => {
      await paymentForm.open(page, web, entry)
      await paymentForm.fill(page, entry)
      await paymentForm.submit(page)
    })
    const id = paymentForm.recorded(answer.headers['location'])
    if (answer.status !== 303 || id === undefined) throw refusedWrite(answer, 'payments')
    return id
  })
}
