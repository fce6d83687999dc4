import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import { parseJson } from '../../vendor/http/parseJson.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { refusedParameters, refusedRequest } from '../refusedRequest.js'
import { nextPageToken } from './nextPageToken.js'

/** The most records MyCase gives on one page. */
export const pageSize = 1000

/** A list of the Open API. */
export interface ApiList {
  /** Its name in the path: `cases`. */
  readonly path: string
  /** How many records a page holds; the most there can be where nothing is said. */
  readonly size?: number
  /** False where the API has no single record of it. */
  readonly hasSingle?: boolean
  /** What every request of it carries, without a leading `&`; empty for nothing. */
  readonly query: string
}

/** One page of a list, its records not yet looked at. */
export interface ListPage {
  readonly items: readonly unknown[]
  /** The token of the next page; null after the last. */
  readonly next: string | null
  /** How many records there are over all pages; null where MyCase does not say. */
  readonly total: number | null
  /** Whether the token was refused, so that this is the first page again. */
  readonly restarted: boolean
}

/** Reads one page. A token MyCase takes no longer (they last three days) gives the first page: the walk begins again, and nothing is left out. */
export const readListPage = async (api: MyCaseApi, list: ApiList, token: string | null): Promise<ListPage> => {
  const response = await api.get(address(list, token))
  if (response.status === 400 && token !== null && refusedParameters(response).includes('page_token')) {
    return { ...(await readListPage(api, list, null)), restarted: true }
  }
  if (response.status !== 200) throw refusedRequest(response, list.path)
  const items = parseWire(z.array(z.unknown()), parseJson(response.text, list.path, 'MYCASE'), list.path, 'MYCASE')
  const next = nextPageToken(response.headers['link'], list.path)
  const total = itemCount(response.headers['item-count'])
  if (token === null && next === null && total !== null && total > items.length) throw cutShort(list, items.length, total)
  return { items, next, total, restarted: false }
}

const address = ({ path, query, size = pageSize }: ApiList, token: string | null): string =>
  [`${path}?page_size=${size}`, query, token === null ? '' : `page_token=${encodeURIComponent(token)}`].filter(Boolean).join('&')

/** Optional: MyCase leaves it out of some lists. */
const itemCount = (header: string | undefined): number | null => (header !== undefined && /^\d+$/.test(header) ? Number(header) : null)

const cutShort = ({ path }: ApiList, came: number, total: number): MattergraphError =>
  new MattergraphError(
    'DRIFT',
    `MyCase answered in an unknown form: ${path}: expected ${total} records or a next link, came ${came} and none`,
    {
      vendor: 'MYCASE',
    },
  )
