import { idInList } from '../../map/contactId.js'
import { readAttribute } from '../../../vendor/page/readAttribute.js'
import { readTable } from '../../../vendor/page/readTable.js'
import { billingPage } from './billingPage.js'
import { readTrustTransaction, type TrustTransactionRow, trustTransactionLabels } from './TrustTransactionRow.js'

/** A contact's trust history, which tells every movement of their trust money on one page. The help centre describes it; address and layout are assumed. */
export const trustHistoryPage = {
  path: (contact: string): string => {
    const company = idInList('companies', contact)
    return company === undefined
      ? `/contacts/clients/${encodeURIComponent(idInList('clients', contact) ?? contact)}/trust_history`
      : `/contacts/companies/${company}/trust_history`
  },
  read: (text: string): readonly TrustTransactionRow[] =>
    readTable(billingPage(text, 'trust history'), {
      table: 'table#trust-history',
      columns: trustTransactionLabels,
      closed: true,
      empty: { selector: 'tr.empty-state', text: 'There is no trust activity.', place: 'row' },
    }).map(({ cells, row }) => readTrustTransaction(readAttribute(row, 'id', /^transaction-(\d+)$/), cells)),
} as const
