import type { z } from 'zod'
import type { Instant } from '../../../core/record/scalars.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { parseList } from './parseList.js'
import { overlapBefore } from './readInOrder.js'

/** The most the vendor is known to give of a kind in one answer. */
export const mostUndated = 2500

/** What was made or changed at or after an instant in a collection that can be asked for that, though its records tell no date to go on from: at most `mostUndated` of it, in no order. */
export const undatedSince = async <Schema extends z.ZodType>(
  api: PracticePantherApi,
  { collection, schema }: { readonly collection: string; readonly schema: Schema },
  since: Instant,
): Promise<readonly z.output<Schema>[]> => {
  // Whether the filter includes its bound is not known.
  const answer = await api.get(`v2/${collection}`, { updated_since: overlapBefore(since), $top: mostUndated })
  return parseList(schema, answer, collection).map(({ wire }) => wire)
}
