import { readLabels } from '../../../vendor/page/readLabels.js'
import { billingPage } from './billingPage.js'
import { readTrustTransaction, type TrustTransactionRow, trustTransactionLabels } from './TrustTransactionRow.js'

/** The page of one movement of trust money, which a row's "View" opens. Address and layout are assumed. */
export const trustTransactionPage = {
  path: (id: string): string => `/bills/trust_transactions/${id}`,
  read: (text: string, id: string): TrustTransactionRow =>
    readTrustTransaction(
      id,
      readLabels(billingPage(text, 'trust transaction'), {
        list: 'dl#trust-transaction-details',
        labels: trustTransactionLabels,
        closed: true,
      }),
    ),
} as const
