import { allocationsPerPayment } from '../../books/allocationId.js'
import { filterBy } from '../filterBy.js'
import type { Stored } from '../Kind.js'
import type { Resource } from '../Resource.js'
import { allocationSource } from '../sources/allocationSource.js'
import { commonFilters } from './commonFilters.js'
import { idIn, own } from './readRecord.js'

const parent = (record: Stored, field: string): string => {
  const found = record['parent']
  return typeof found === 'object' && found !== null ? String(Reflect.get(found, field)) : ''
}

/** The list of what payments and credit notes settle. Without an order it goes by date. */
export const allocations: Resource = {
  kind: 'allocation',
  source: allocationSource,
  highestLimit: 200,
  idSpacing: allocationsPerPayment,
  defaultOrder: 'date(asc)',
  filters: {
    ...commonFilters,
    bill_id: filterBy.association('bill_id', 'bill', false),
    contact_id: filterBy.association('contact_id', 'contact', false),
    matter_id: (values, firm) => (record) => {
      const bill = firm.bills.get(idIn(record['bill']))
      return idIn(record['matter']) === values.at(-1) || bill?.matters.some(({ id }) => String(id) === values.at(-1)) === true
    },
    parent_id: (values) => (record) => parent(record, 'id') === values.at(-1),
    parent_type: filterBy.oneOf('parent_type', {
      Payment: (record) => parent(record, 'type') === 'Payment',
      CreditMemo: (record) => parent(record, 'type') === 'CreditMemo',
    }),
    status: filterBy.oneOf('status', {
      valid: (record) => record['voided_at'] === null,
      invalid: (record) => record['voided_at'] !== null,
    }),
  },
  orders: own('date'),
}
