import { MattergraphError } from '../../../core/errors.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { Query } from '../apiUrl.js'
import type { ClioApi } from '../openClioApi.js'
import { listAnswer } from '../wire/ListAnswer.js'

/** One page of a list by cursor. */
export interface ListPage {
  readonly data: readonly unknown[]
  /** The token of the next page; null after the last. */
  readonly next: string | null
}

/** Which list, and how much of it at once. */
export interface ListRequest {
  readonly path: string
  readonly query: Query
  readonly limit: number
}

const vendor = 'CLIO'

/** Reads one page by cursor. Throws DRIFT where the page is not full although there is a next one: records would be missing. */
export const listPage = async (api: ClioApi, { path, query, limit }: ListRequest, token: string | null): Promise<ListPage> => {
  const answer = await api.get(path, [
    ...query,
    ['limit', String(limit)],
    ['order', 'id(asc)'],
    ...(token === null ? [] : [['page_token', token] as const]),
  ])
  const { data, meta } = parseWire(listAnswer, answer, path, vendor)
  if (data.length > limit || (meta.paging.next !== undefined && data.length !== limit)) {
    throw new MattergraphError('DRIFT', `${path}.data: expected ${limit} records on a page that has a next one, came ${data.length}`, {
      vendor,
    })
  }
  return { data, next: meta.paging.next === undefined ? null : pageToken(api, path, meta.paging.next) }
}

/** Reads a list to its end. */
export async function* listAll(api: ClioApi, request: ListRequest): AsyncIterable<unknown> {
  for (let token: string | null = null, first = true; first || token !== null; first = false) {
    const page: ListPage = await listPage(api, request, token)
    yield* page.data
    token = page.next
  }
}

/**
 * Reads a list to its end, whose absences say something of records that are elsewhere. Clio tells no total, so the last page is asked for again with room for one record more than
 * it had: throws DRIFT where another number comes, and records had been left out.
 */
export async function* listAllConfirmed(api: ClioApi, request: ListRequest): AsyncIterable<unknown> {
  for (let token: string | null = null, first = true; first || token !== null; first = false) {
    const page: ListPage = await listPage(api, request, token)
    if (page.next === null) {
      const limit = Math.min(request.limit, Math.max(2, page.data.length + 1))
      const again = await listPage(api, { ...request, limit }, token)
      if (again.data.length !== page.data.length) {
        throw new MattergraphError(
          'DRIFT',
          `${request.path}.data: expected ${page.data.length} records on the last page again, came ${again.data.length}`,
          { vendor },
        )
      }
    }
    yield* page.data
    token = page.next
  }
}

/**
 * Takes the token out of Clio's link to the next page. The rest of the request is written anew, so that a cursor kept over a restart asks for
 * the fields of today. A link to another host or list is DRIFT: the session must go nowhere else.
 */
const pageToken = (api: ClioApi, path: string, next: string): string => {
  const url = new URL(next)
  const token = url.searchParams.get('page_token')
  const isSameList = url.origin === api.origin && url.pathname.replace(/\.json$/, '') === `/api/v4/${path}`
  if (!isSameList || token === null || token === '') {
    throw new MattergraphError(
      'DRIFT',
      `${path}.meta.paging.next: expected a link to the same list with a page_token, came another address`,
      { vendor },
    )
  }
  return token
}
