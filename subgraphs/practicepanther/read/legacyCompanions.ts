import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { findByValues } from './findByValues.js'
import { parseList } from './parseList.js'
import type { Created } from './readInOrder.js'
import type { WireRow } from './WireRow.js'

/** How a kind is called in both APIs. */
export interface LegacyCollection<Schema extends z.ZodType<{ readonly guid: string }>> {
  /** In API v2: `matters`. */
  readonly collection: string
  /** In the legacy API: `project`. */
  readonly legacy: string
  readonly schema: Schema
}

/** What the legacy API adds to records of v2, by id, each parsed and as it came. A record that is missing in it was deleted meanwhile. */
export type Companions<Wire> = ReadonlyMap<string, WireRow<Wire>>

const marginMs = 1000

/** The companions of one page in creation order: one request, bounded by the page's own first and last creation time. */
export const companionsOfPage = async <Schema extends z.ZodType<{ readonly guid: string }>>(
  api: PracticePantherApi,
  kind: LegacyCollection<Schema>,
  records: readonly Created[],
): Promise<Companions<z.output<Schema>>> => {
  const [first, last] = [records[0], records.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const [from, until] = [shifted(first.created_at, -marginMs), shifted(last.created_at, marginMs)]
  const answer = await api.get(kind.legacy, { $filter: `createdDate ge ${from} and createdDate le ${until}` })
  return complete(api, kind, { records, rows: parseList(kind.schema, answer, kind.legacy) })
}

/** The companions of records asked for by id. */
export const companionsOf = async <Schema extends z.ZodType<{ readonly guid: string }>>(
  api: PracticePantherApi,
  kind: LegacyCollection<Schema>,
  records: readonly Created[],
): Promise<Companions<z.output<Schema>>> => {
  const found = await findByValues(api, { collection: kind.legacy, path: 'guid', values: records.map(({ id }) => id) })
  return complete(api, kind, { records, rows: parseList(kind.schema, found, kind.legacy) })
}

/** A record without a companion has to be gone from v2 too by now; else the two APIs no longer tell of the same records. */
const complete = async <Schema extends z.ZodType<{ readonly guid: string }>>(
  api: PracticePantherApi,
  { collection, legacy }: LegacyCollection<Schema>,
  { records, rows }: { readonly records: readonly Created[]; readonly rows: readonly WireRow<z.output<Schema>>[] },
): Promise<Companions<z.output<Schema>>> => {
  const companions = new Map(rows.map((row) => [row.wire.guid, row]))
  const missing = records.filter(({ id }) => !companions.has(id)).map(({ id }) => id)
  const still = missing.length === 0 ? [] : await findByValues(api, { collection: `v2/${collection}`, path: 'id', values: missing })
  if (still.length === 0) return companions
  throw new MattergraphError(
    'DRIFT',
    `PracticePanther answered in an unknown form: ${legacy}: expected every record of v2/${collection}, came a list without ${String(still.length)} of them`,
    { vendor: 'PRACTICEPANTHER' },
  )
}

const shifted = (instant: string, milliseconds: number): string => new Date(Date.parse(instant) + milliseconds).toISOString()
