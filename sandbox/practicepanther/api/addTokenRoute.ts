import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sandboxClient } from '../../portal/logins.js'
import type { PortalKit } from '../../portal/Portal.js'
import { accessToken } from './tokens.js'

/** One second under a day, as the vendor's framework counts. */
const accessLifetimeSeconds = 86_399
/** The vendor's own texts say 14 days and 60; the shorter one is kept. */
const refreshLifetimeMs = 14 * 24 * 60 * 60_000

/** What a code or a refresh token was issued for. */
export interface Grant {
  readonly username: string
  readonly redirectUri: string
}

/** `POST /OAuth/Token`: a code or a refresh token against a new pair. A refresh token is good for one use. */
export const addTokenRoute = (app: FastifyInstance, kit: PortalKit): void => {
  const refreshSessions = new Map<string, string>()

  const issue = (grant: Grant): Readonly<Record<string, unknown>> => {
    const refresh = randomBytes(16).toString('hex')
    refreshSessions.set(refresh, kit.sessions.open('refresh', { ...grant }, refreshLifetimeMs))
    return {
      access_token: accessToken(kit.sessions.open('access', { username: grant.username }, accessLifetimeSeconds * 1000)),
      token_type: 'bearer',
      expires_in: accessLifetimeSeconds,
      refresh_token: refresh,
    }
  }
  const spend = (kind: 'code' | 'refresh', id: string | undefined): Grant | undefined => {
    const session = id === undefined ? undefined : kit.sessions.find(kind, id)
    if (id === undefined || session === undefined) return undefined
    kit.sessions.close(kind, id)
    return session as unknown as Grant // Sessions of both kinds are opened with a grant.
  }
  const grants: Readonly<Record<string, (form: Form) => Grant | undefined>> = {
    authorization_code: (form) => {
      const grant = spend('code', form['code'])
      return grant?.redirectUri === form['redirect_uri'] ? grant : undefined
    },
    refresh_token: (form) => {
      const token = form['refresh_token'] ?? ''
      const session = refreshSessions.get(token)
      refreshSessions.delete(token)
      return spend('refresh', session)
    },
  }

  app.post('/OAuth/Token', (request, reply) => {
    const form = formOf(request)
    if (!isOurClient(request, form)) return reply.code(400).send({ error: 'invalid_client' })
    const type = form['grant_type'] ?? ''
    if (!Object.hasOwn(grants, type)) return reply.code(400).send({ error: 'unsupported_grant_type' })
    const grant = grants[type]?.(form)
    return grant === undefined
      ? reply.code(400).send({ error: 'invalid_grant' })
      : reply.header('cache-control', 'no-store').send(issue(grant))
  })
}

type Form = Readonly<Record<string, string | undefined>>

const formOf = (request: FastifyRequest): Form => {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  return isForm ? (request.body as Form) : {} // The form parser gives texts by name.
}

/** By form fields or by HTTP Basic: both are seen. */
const isOurClient = (request: FastifyRequest, form: Form): boolean => {
  const basic = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const [id, secret] =
    basic === undefined ? [form['client_id'], form['client_secret']] : Buffer.from(basic, 'base64').toString('utf8').split(':', 2)
  return id === sandboxClient.id && secret === sandboxClient.secret
}
