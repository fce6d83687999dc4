import type { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { Told } from '../map/recordBase.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { pagedList } from '../wire/List.js'
import { toldRecords } from './toldRecords.js'

/** The longest page Smokeball gives. */
export const longestPage = 500

/** One page of a list, verified. */
export interface ListPage<Wire> {
  readonly offset: number
  /** How many records the list has over all pages. */
  readonly size: number
  readonly records: readonly Told<Wire>[]
}

/** Where a page starts, how long it may be, and what else is asked for. */
export interface PageRequest {
  readonly path: string
  readonly offset?: number
  readonly limit?: number
  /** Further parameters; a list repeats its name. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>
}

/**
 * Asks for one page. A page with fewer records than its size promises is asked for once more, since records come and go between counting and listing;
 * then it is DRIFT: an enumeration that silently misses records must not pass for a whole one.
 */
export const listPage = async <Schema extends z.ZodType>(
  api: SmokeballApi,
  schema: Schema,
  request: PageRequest,
): Promise<ListPage<z.output<Schema>>> => {
  const { path, offset = 0, limit = longestPage, query = {} } = request
  const parameters = new URLSearchParams({ Limit: String(limit), ...(offset === 0 ? {} : { Offset: String(offset) }) })
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) parameters.append(name, one)
  const address = `${path}?${parameters.toString()}`
  const first = await api.get(address, pagedList)
  const page = isWhole(first, offset, limit) ? first : await api.get(address, pagedList)
  if (!isWhole(page, offset, limit)) {
    const promised = Math.max(0, Math.min(limit, page.size - offset))
    const message = `expected ${String(promised)} records of ${path} from offset ${String(offset)}, came ${String(page.value.length)} from offset ${String(page.offset)}`
    throw new MattergraphError('DRIFT', message, { vendor: 'SMOKEBALL' })
  }
  return { offset, size: page.size, records: toldRecords(schema, page.value, path) }
}

const isWhole = (page: z.infer<typeof pagedList>, offset: number, limit: number): boolean =>
  page.offset === offset && page.value.length === Math.max(0, Math.min(limit, page.size - offset))
