import { filterBy } from '../filterBy.js'
import type { Resource } from '../Resource.js'
import { commonFilters } from './commonFilters.js'
import { is, own } from './readRecord.js'

/** The list of bank accounts. A type is `TrustAccount` in the filter and `Trust` in the answer. */
export const bankAccounts: Resource = {
  kind: 'bankAccount',
  source: (firm) => firm.bankAccounts,
  highestLimit: 200,
  filters: {
    ...commonFilters,
    show_empty_accounts: (values, firm) =>
      filterBy.oneOf('show_empty_accounts', { true: () => true, false: ({ id }) => firm.bankMoney.ofAccount(Number(id)) !== 0 })(
        values,
        firm,
      ),
    type: filterBy.oneOf('type', { OperatingAccount: is('type', 'Operating'), TrustAccount: is('type', 'Trust') }),
    user_id: filterBy.association('user_id', 'user', true),
    status: filterBy.oneOf('status', { opened: () => true, closed: () => false }),
  },
  orders: own('name', 'institution', 'account_number', 'transit_number', 'currency', 'updated_at', 'type'),
}
