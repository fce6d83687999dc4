import type { Instant } from '../../../core/record/scalars.js'
import type { ApiList } from './readListPage.js'

/** A list narrowed to what was made or changed at or after an instant. MyCase keeps its times to the second, so that the second the instant lies in is part of it. */
export const changedSince = (list: ApiList, since: Instant): ApiList => ({
  ...list,
  query: [list.query, `filter[updated_after]=${wholeSecond(since)}`].filter(Boolean).join('&'),
})

/** The second an instant lies in, as MyCase writes it. */
export const wholeSecond = (instant: Instant): string => `${new Date(instant).toISOString().slice(0, 19)}Z`
