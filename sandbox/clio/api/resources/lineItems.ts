import { linesPerBill } from '../../records/ClioLineItem.js'
import { filterBy } from '../filterBy.js'
import type { Resource } from '../Resource.js'
import { lineItemSource } from '../sources/lineItemSource.js'
import { commonFilters } from './commonFilters.js'
import { is, texts } from './readRecord.js'

/** The list of bills' lines. It has no orders but that by id, and takes one bill at a time. */
export const lineItems: Resource = {
  kind: 'lineItem',
  source: lineItemSource,
  highestLimit: 200,
  idSpacing: linesPerBill,
  filters: {
    ...commonFilters,
    'exclude_ids[]': filterBy.ids('exclude_ids[]', false),
    activity_id: filterBy.association('activity_id', 'activity', true),
    bill_id: filterBy.association('bill_id', 'bill', false),
    matter_id: filterBy.association('matter_id', 'matter', true),
    kind: (values) => is('kind', values.at(-1)),
    group_ordering: (values) => (record) => String(record['group_ordering']) === values.at(-1),
    query: filterBy.words((record) => texts(record, 'note', 'description')),
  },
  orders: {},
}
