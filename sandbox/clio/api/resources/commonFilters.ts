import { type Filter, filterBy } from '../filterBy.js'

/** Filters nearly every list has. */
export const commonFilters: Readonly<Record<string, Filter>> = {
  created_since: filterBy.since('created_since', 'created_at'),
  updated_since: filterBy.since('updated_since', 'updated_at'),
  'ids[]': filterBy.ids('ids[]', true),
}
