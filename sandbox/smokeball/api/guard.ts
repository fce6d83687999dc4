import type { FastifyReply, FastifyRequest } from 'fastify'
import { sandboxClient } from '../../portal/logins.js'
import type { PortalKit } from '../../portal/Portal.js'
import { createRequestLimiter } from '../../portal/requestLimiter.js'
import type { AccessTokens } from '../auth/createAccessTokens.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'

/** A hook that lets a request through to an endpoint, or answers as the gateway before the API does. */
export type Guard = (scope: string) => (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>

/** Five requests a second, five at once, for each client and endpoint. */
export const publishedLimit = { requests: 5, perMs: 1000, burst: 5 } as const

/** The API keys the gateway knows: the web app's own and the sandbox client's. */
export const webAppApiKey = 'smokeball-web-api-key'

/** Makes the guard. In the gateway's order: token, key, scope, limit. The 403 and 429 texts are the gateway's defaults (assumed). */
export const createGuard = (kit: PortalKit, firm: SmokeballFirm, tokens: AccessTokens): Guard => {
  const limiter = createRequestLimiter(publishedLimit, kit.faults.rateLimit, kit.clock)
  return (scope) => async (request, reply) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const claims = tokens.read(token)
    if (claims === undefined || !knowsUser(kit, firm, request)) return reply.code(401).send({ message: 'Unauthorized' })
    if (![sandboxClient.apiKey, webAppApiKey].includes(String(request.headers['x-api-key'] ?? '')))
      return reply.code(403).send({ message: 'Forbidden' })
    if (!claims.scope.split(' ').includes(scope))
      return reply.code(403).send({ message: `User is not authorized to perform: execute-api:Invoke on resource: ${scope}` })
    const endpoint = `${request.method} ${request.routeOptions.url ?? ''}`
    if (!limiter.take(`${claims.client_id} ${endpoint}`).allowed) return reply.code(429).send({ message: 'Too Many Requests' })
    return undefined
  }
}

/** `UserId` makes a client act as somebody: the id of a user, not of a staff member. */
const knowsUser = (kit: PortalKit, firm: SmokeballFirm, request: FastifyRequest): boolean => {
  const wanted = request.headers['userid']
  if (wanted === undefined) return true
  const index = kit.guid.indexOf('user', String(wanted))
  return index !== undefined && firm.staff.get(kit.guid.of('staff', index)) !== undefined
}
