import type { FastifyRequest } from 'fastify'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { ApiRefusal } from './ApiRefusal.js'
import type { ApiKind } from './WireRecord.js'

/** What a request asks of a list. */
export interface ListQuery {
  readonly pageSize: number
  /** Where in the collection to begin. */
  readonly position: number
  /** The request's parameters, each with its last value. */
  readonly parameters: ReadonlyMap<string, string>
}

const threeDaysMs = 3 * 24 * 3_600_000

/** Reads paging and parameters; 400 for a page size out of bounds, and for a page token that is unknown or older than three days (both assumed). */
export const listQuery = (firm: MyCaseFirm, kind: ApiKind, request: FastifyRequest): ListQuery => {
  const parameters = new URL(request.url, firm.kit.origin).searchParams
  const size = parameters.get('page_size')
  const token = parameters.get('page_token')
  return {
    pageSize: size === null ? 25 : pageSizeOf(size),
    position: token === null ? 0 : positionOf(firm, kind, token),
    parameters: new Map(parameters),
  }
}

const pageSizeOf = (text: string): number => {
  const size = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (size < 1 || size > 1000) throw new ApiRefusal(400, { description: 'must be between 1 and 1000', source: { parameter: 'page_size' } })
  return size
}

/** A token for the page that begins at a position. Opaque to clients. */
export const pageToken = (firm: MyCaseFirm, kind: ApiKind, position: number): string =>
  Buffer.from(JSON.stringify([kind, position, firm.kit.clock.now()])).toString('base64url')

const positionOf = (firm: MyCaseFirm, kind: ApiKind, token: string): number => {
  const [of, position, issuedAt] = decode(token)
  const age = typeof issuedAt === 'number' ? firm.kit.clock.now() - issuedAt : Number.POSITIVE_INFINITY
  if (of !== kind || typeof position !== 'number' || age > threeDaysMs) {
    throw new ApiRefusal(400, { description: 'is invalid or has expired', source: { parameter: 'page_token' } })
  }
  return position
}

const decode = (token: string): readonly unknown[] => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString())
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}
