import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { PortalSession } from './portalSession.js'

/** What each group of pages is given. */
export interface PageContext {
  /** Every request that reaches a route added here is signed in. */
  readonly app: FastifyInstance
  readonly firm: MyCaseFirm
  readonly sessionOf: (request: FastifyRequest) => PortalSession
  /** Sends a page of the portal. */
  readonly send: (page: {
    readonly request: FastifyRequest
    readonly reply: FastifyReply
    readonly title: string
    readonly body: string
  }) => FastifyReply
  /** Says that there is no such page. */
  readonly notFound: (request: FastifyRequest, reply: FastifyReply) => FastifyReply
}
