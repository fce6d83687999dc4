import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { guid } from '../wire/scalars.js'
import { listElements } from './parseList.js'

/** Assumed: the stock limit of the vendor's web framework on the nodes of one filter. */
const mostNodes = 100

/** `path eq value` counts as operator, constant, variable and each step of the path; each `or` between two as one more. */
const valuesPerRequest = (path: string): number => Math.floor((mostNodes + 1) / (3 + path.split('/').length + 1))

/** What is looked up: records of `collection` whose `path` is one of the values. */
export interface Lookup {
  /** Behind `/api/`: `v2/matters`. */
  readonly collection: string
  /** `id`, `guid`, or a step into a reference: `matter_ref/id`. */
  readonly path: string
  readonly values: readonly string[]
}

/**
 * Records by value, as they came, in the fewest requests a filter's limit allows: twenty ids in one, sixteen where the path has a step. A filter of twenty
 * is about 900 characters long, well within any address. Throws DRIFT when a record comes that was not asked for.
 */
export const findByValues = async (api: PracticePantherApi, { collection, path, values }: Lookup): Promise<readonly unknown[]> => {
  const wanted = [...new Set(values)]
  const size = valuesPerRequest(path)
  const found: unknown[] = []
  for (let start = 0; start < wanted.length; start += size) {
    const chunk = wanted.slice(start, start + size)
    const filter = chunk.map((value) => `${path} eq ${value}`).join(' or ')
    const rows = listElements(await api.get(collection, { $filter: filter }), collection)
    for (const [index, row] of rows.entries()) checkWanted(row, { chunk, path, where: `${collection}[${String(index)}]` })
    found.push(...rows)
  }
  return found
}

/** The id at a path of a record not parsed yet; throws DRIFT where there is none. */
export const idAt = (row: unknown, path: string, where: string): string => {
  const value = path
    .split('/')
    .reduce<unknown>((inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined), row)
  return parseWire(guid, value, `${where}.${path.replaceAll('/', '.')}`, 'PRACTICEPANTHER')
}

const checkWanted = (
  row: unknown,
  { chunk, path, where }: { readonly chunk: readonly string[]; readonly path: string; readonly where: string },
): void => {
  if (chunk.includes(idAt(row, path, where))) return
  throw new MattergraphError('DRIFT', `PracticePanther answered in an unknown form: ${where}: expected a record asked for, came another`, {
    vendor: 'PRACTICEPANTHER',
  })
}

/** Whether a text can be one of the vendor's ids; any other is nobody's, and would spoil the request for the others. */
export const isGuid = (text: string): boolean => z.guid().safeParse(text).success && text === text.toLowerCase()
