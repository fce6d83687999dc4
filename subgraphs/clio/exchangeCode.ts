import { z } from 'zod'
import { MattergraphError } from '../../core/errors.js'
import type { Clock } from '../../core/clock.js'
import type { PortalInstruments } from '../../core/instruments/PortalInstruments.js'
import type { OAuthClient, PortalAddress } from '../../core/vendorAdapter.js'
import { parseJson } from '../vendor/http/parseJson.js'
import { parseWire } from '../vendor/http/parseWire.js'
import { watchRequest } from '../vendor/http/watchRequest.js'
import type { ClioBearer } from './ClioSession.js'
import { approvalAddress } from './pages/ConsentPage.js'

const grant = z.object({ access_token: z.string().min(1), expires_in: z.number().positive(), refresh_token: z.string().min(1).optional() })

/** What a code is exchanged with. */
export interface CodeExchange {
  readonly portal: PortalAddress
  readonly oauth: OAuthClient
  readonly clock: Clock
  /** What the request is watched by; absent where nobody looks. */
  readonly instruments?: PortalInstruments | undefined
}

/** Exchanges the code of a consent for tokens. Throws VENDOR_UNAVAILABLE where Clio does not answer, DRIFT where it answers otherwise than documented. */
export const exchangeCode = async (code: string, { portal, oauth, clock, instruments }: CodeExchange): Promise<ClioBearer> => {
  const body = new URLSearchParams({
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret.reveal(),
    grant_type: 'authorization_code',
    code,
    redirect_uri: approvalAddress(portal),
  })
  const headers = { 'user-agent': 'Mattergraph/0.1', accept: 'application/json' }
  const request = { vendor: 'CLIO', method: 'POST', url: `${portal.api}/oauth/token` } as const
  const post = (): Promise<Response> => fetch(request.url, { method: request.method, headers, body })
  const answer = await watchRequest(instruments, request, post).catch((cause: unknown) => {
    throw new MattergraphError('VENDOR_UNAVAILABLE', "Clio's token endpoint did not answer", { vendor: 'CLIO', cause })
  })
  if (answer.status >= 500)
    throw new MattergraphError('VENDOR_UNAVAILABLE', `Clio's token endpoint answered ${answer.status}`, { vendor: 'CLIO' })
  const tokens = parseWire(grant, parseJson(await answer.text(), 'oauth/token', 'CLIO'), 'oauth/token', 'CLIO')
  return {
    kind: 'bearer',
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? null,
    expiresAt: new Date(clock.now().getTime() + tokens.expires_in * 1000).toISOString(),
  }
}
