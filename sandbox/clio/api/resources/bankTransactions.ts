import { filterBy } from '../filterBy.js'
import type { Resource } from '../Resource.js'
import { bankTransactionSource } from '../sources/bankTransactionSource.js'
import { commonFilters } from './commonFilters.js'
import { is, own } from './readRecord.js'

/** The list of movements: `liability` is trust money, `asset` the firm's own. */
export const bankTransactions: Resource = {
  kind: 'bankTransaction',
  source: bankTransactionSource,
  highestLimit: 200,
  idSpacing: 2,
  filters: {
    ...commonFilters,
    bank_account_id: (values) => (record) => String(record['bank_account_id']) === values.at(-1),
    client_id: filterBy.association('client_id', 'client', false),
    matter_id: filterBy.association('matter_id', 'matter', false),
    type: filterBy.oneOf('type', { asset: is('type', 'asset'), liability: is('type', 'liability') }),
    unreconciled_only: () => () => true,
  },
  orders: own('date', 'amount'),
}
