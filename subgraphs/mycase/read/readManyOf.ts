import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { refusedRequest } from '../refusedRequest.js'
import { ownErrors } from './ownErrors.js'
import { type ApiList, type ListPage, pageSize, readListPage } from './readListPage.js'

/** What one id came to, not yet looked at: the record as it came, its absence, or an error of its own. */
export type FoundItem = { readonly item: unknown } | 'ABSENT' | MattergraphError

/** How many records each list was last said to hold, by path; shared by all reads of a connection. */
export type ListSizes = Map<string, number>

/**
 * Finds records by id in the fewest requests: the API has no filter by id, so that is either one request each or the pages of the whole list, whichever is
 * less. The choice is made anew after every page, as records are found. How large the list is, earlier answers told; where none did, the first page does.
 */
export const readManyOf = async (
  { api, list, sizes }: { readonly api: MyCaseApi; readonly list: ApiList; readonly sizes: ListSizes },
  ids: readonly string[],
): Promise<ReadonlyMap<string, FoundItem>> => {
  const found = new Map<string, FoundItem>()
  const wanted = new Set(ids)
  let token: string | null = null
  let read = 0
  while (wanted.size > 0) {
    if (mayAskSingly(list, { size: sizes.get(list.path), read, wanted: wanted.size })) return readEach(api, list, { wanted, found })
    const page: ListPage | MattergraphError = await readPageInto(api, list, { token, search: { wanted, found } }).catch(ownErrors)
    if (page instanceof MattergraphError) return fill(found, wanted, page)
    if (page.total !== null) sizes.set(list.path, page.total)
    else if (page.next === null) sizes.set(list.path, read + page.items.length)
    read += page.items.length
    // Without a size there is no choice to make: whatever is left is asked for singly.
    if (page.next !== null && !sizes.has(list.path) && list.hasSingle !== false) return readEach(api, list, { wanted, found })
    if (page.next === null) return fill(found, wanted, 'ABSENT')
    token = page.next
  }
  return found
}

/** Whether one request for each id is no more than the pages that are left. */
const mayAskSingly = (
  { hasSingle = true }: ApiList,
  { size, read, wanted }: { readonly size: number | undefined; readonly read: number; readonly wanted: number },
): boolean => {
  if (!hasSingle) return false
  return wanted === 1 || (size !== undefined && wanted <= Math.max(1, Math.ceil((size - read) / pageSize)))
}

interface Search {
  readonly wanted: Set<string>
  readonly found: Map<string, FoundItem>
}

const identified = z.array(z.looseObject({ id: z.int() }))

// Every id must be readable, not only those asked for: one that is not could be one of them, and would pass for absent.
const takeFrom = (page: ListPage, { path }: ApiList, { wanted, found }: Search): void => {
  for (const item of parseWire(identified, page.items, path, 'MYCASE')) {
    const id = String(item.id)
    if (wanted.delete(id)) found.set(id, { item })
  }
}

const readPageInto = async (
  api: MyCaseApi,
  list: ApiList,
  { token, search }: { readonly token: string | null; readonly search: Search },
): Promise<ListPage> => {
  const page = await readListPage(api, list, token)
  takeFrom(page, list, search)
  return page
}

const readEach = async (api: MyCaseApi, list: ApiList, { wanted, found }: Search): Promise<ReadonlyMap<string, FoundItem>> => {
  const results = await Promise.all([...wanted].map(async (id) => [id, await readOne(api, list, id).catch(ownErrors)] as const))
  for (const [id, result] of results) found.set(id, result)
  return found
}

const readOne = async (api: MyCaseApi, { path, query }: ApiList, id: string): Promise<FoundItem> => {
  const response = await api.get(`${path}/${id}${query === '' ? '' : `?${query}`}`)
  if (response.status === 404) return 'ABSENT'
  if (response.status !== 200) throw refusedRequest(response, path)
  return { item: parseJson(response.text, path, 'MYCASE') }
}

const fill = (found: Map<string, FoundItem>, wanted: Set<string>, result: FoundItem): ReadonlyMap<string, FoundItem> => {
  for (const id of wanted) found.set(id, result)
  return found
}
