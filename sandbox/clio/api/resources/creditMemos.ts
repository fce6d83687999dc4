import { filterBy } from '../filterBy.js'
import type { Resource } from '../Resource.js'
import { allocationOfMemo } from '../sources/allocationSource.js'
import { commonFilters } from './commonFilters.js'
import { own } from './readRecord.js'

/** The list of credit notes: write-offs. Without an order it goes by date. */
export const creditMemos: Resource = {
  kind: 'creditMemo',
  source: ({ creditMemos: all }) => ({
    *from(position) {
      for (const { position: at, record } of all.from(position))
        yield { position: at, record: { ...record, allocations: [allocationOfMemo(record)] } }
    },
    get: (id) => all.get(id),
  }),
  highestLimit: 200,
  defaultOrder: 'date(asc)',
  filters: { ...commonFilters, contact_id: filterBy.association('contact_id', 'contact', false) },
  orders: own('date'),
}
