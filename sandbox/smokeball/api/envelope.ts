import type { FastifyRequest } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'

/** One page, and how many there are in all. */
export interface ListPage {
  readonly offset: number
  readonly limit: number
  readonly size: number
  readonly value: readonly unknown[]
}

/** The envelope of a paged collection. Links that lead nowhere are left out; those that are there keep the other parameters. */
export const envelope = (kit: PortalKit, request: FastifyRequest, page: ListPage): Readonly<Record<string, unknown>> => {
  const { offset, limit, size, value } = page
  const [path = '/', query = ''] = request.url.split('?', 2)
  const linkTo = (start: number): Readonly<Record<string, string>> => {
    const parameters = new URLSearchParams(query)
    const paging = [...parameters.keys()].filter((name) => ['limit', 'offset'].includes(name.toLowerCase()))
    for (const name of paging) parameters.delete(name)
    parameters.append('limit', String(limit))
    if (start > 0) parameters.append('offset', String(start))
    return { href: `${kit.origin}${path}?${parameters.toString()}`, rel: 'collection' }
  }
  return {
    href: kit.origin + path,
    offset,
    limit,
    size,
    first: linkTo(0),
    ...(offset > 0 ? { previous: linkTo(Math.max(0, offset - limit)) } : {}),
    ...(offset + limit < size ? { next: linkTo(offset + limit) } : {}),
    last: linkTo(size === 0 ? 0 : Math.floor((size - 1) / limit) * limit),
    value,
  }
}

/** What a collection that is never paged answers: no offset, limit or size. */
export const plainList = (kit: PortalKit, request: FastifyRequest, value: readonly unknown[]): Readonly<Record<string, unknown>> => ({
  href: kit.origin + (request.url.split('?', 1)[0] ?? '/'),
  value,
})
