import type { HtmlPage } from '../../../vendor/page/HtmlPage.js'
import { pageDrift } from '../../../vendor/page/pageDrift.js'
import { plainText } from '../../../vendor/page/plainText.js'
import { readLabels } from '../../../vendor/page/readLabels.js'
import { billingPage } from './billingPage.js'
import { readTrustTransaction, type TrustTransactionRow, trustTransactionLabels } from './TrustTransactionRow.js'

/** The page of one movement of trust money, which a row's "View" opens. Address and layout are assumed. */
export const trustTransactionPage = {
  path: (id: string): string => `/bills/trust_transactions/${id}`,
  /** Throws DRIFT for the page of another movement than the one asked for, too. */
  read: (text: string, id: string): TrustTransactionRow => {
    const page = billingPage(text, 'trust transaction')
    assertIsOf(page, id)
    return readTrustTransaction(
      id,
      readLabels(page, { list: 'dl#trust-transaction-details', labels: trustTransactionLabels, closed: true }),
    )
  },
} as const

const heading = 'h1#trust-transaction-header'

/** The heading alone says which movement it is. */
const assertIsOf = (page: HtmlPage, id: string): void => {
  if (plainText(page.$(heading)) !== `Trust Transaction #${id}`)
    throw pageDrift(page, { path: heading, expected: 'the movement that was asked for', came: 'another' })
}
