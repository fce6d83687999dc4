import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { AuthHost } from './LoginStep.js'
import { registeredClients } from './registeredClients.js'

const dayMs = 24 * 3_600_000
const accessLifetimeMs = dayMs
const refreshLifetimeMs = 14 * dayMs

const tokenRequest = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    client_secret: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
  }),
  z.object({ grant_type: z.literal('refresh_token'), client_id: z.string(), client_secret: z.string(), refresh_token: z.string() }),
])
type TokenRequest = z.infer<typeof tokenRequest>

const grant = z.object({ clientId: z.string(), staffId: z.number(), redirectUri: z.string().optional() })
type Grant = z.infer<typeof grant>

/** `POST /tokens`, JSON as documented or form-encoded: a code or a refresh token, each good once, against a pair of tokens. */
export const addTokenRoutes = (app: FastifyInstance, host: AuthHost): void => {
  const { kit } = host.firm
  app.post('/tokens', (request, reply) => {
    const asked = tokenRequest.safeParse(request.body)
    if (!asked.success) return refuse(reply, 400, 'invalid_request', z.prettifyError(asked.error))
    const client = registeredClients(kit.origin).find(({ id }) => id === asked.data.client_id)
    if (client === undefined || client.secret === null || client.secret !== asked.data.client_secret) {
      return refuse(reply, 401, 'invalid_client', 'The client is not known.')
    }
    const given = redeem(host, asked.data)
    if (given === undefined) return refuse(reply, 401, 'invalid_grant', 'The code or refresh token is unknown, expired or already used.')
    const firmUuid = asked.data.grant_type === 'authorization_code' ? { firm_uuid: firmUuidOf(host) } : {}
    return reply.header('cache-control', 'no-store').send({ ...issueTokens(host, given), ...firmUuid })
  })
}

/** Takes the code or refresh token out of use, right or wrong, and says whose it was. */
const redeem = (host: AuthHost, asked: TokenRequest): Grant | undefined => {
  const { sessions } = host.firm.kit
  const [kind, id] = asked.grant_type === 'authorization_code' ? ['code', asked.code] : ['refresh', asked.refresh_token]
  const found = grant.safeParse(sessions.find(kind, id)).data
  sessions.close(kind, id)
  if (found?.clientId !== asked.client_id) return undefined
  return asked.grant_type === 'authorization_code' && found.redirectUri !== asked.redirect_uri ? undefined : found
}

const issueTokens = (host: AuthHost, { clientId, staffId }: Grant): Readonly<Record<string, unknown>> => ({
  access_token: host.firm.kit.sessions.open('access', { clientId, staffId }, accessLifetimeMs),
  token_type: 'Bearer',
  // The names of the scopes are not published.
  scope: 'cases clients companies staff time_entries custom_fields',
  refresh_token: host.firm.kit.sessions.open('refresh', { clientId, staffId }, refreshLifetimeMs),
  expires_in: accessLifetimeMs / 1000,
})

/** Twenty-two characters of URL-safe Base64, as seen: not a hyphenated UUID. */
const firmUuidOf = (host: AuthHost): string =>
  Buffer.from(host.firm.kit.guid.of('firm', 0).replaceAll('-', ''), 'hex').toString('base64url')

/** Status 401 is what clients expect of a wrong code or secret; the body is assumed. */
const refuse = (reply: FastifyReply, status: number, error: string, description: string): FastifyReply =>
  reply.code(status).send({ error, error_description: description })
