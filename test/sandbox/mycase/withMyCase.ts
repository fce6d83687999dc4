import { TOTP } from 'otpauth'
import { z } from 'zod'
import { identityProvider } from '../../../sandbox/identity-provider/identityProvider.js'
import { mycasePortal } from '../../../sandbox/mycase/mycasePortal.js'
import { sandboxClient, sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { startPortal } from '../../../sandbox/portal/startPortal.js'
import { createVisitor, hidden, type Visitor, type VisitorAnswer } from './createVisitor.js'

/** What came back from the API. */
export type ApiAnswer = VisitorAnswer

/** A running MyCase portal and ways to speak to it. */
export interface MyCaseVisit {
  readonly origin: string
  /** Where the identity provider answers. */
  readonly provider: string
  /** Someone who has not signed in. */
  readonly visitor: () => Visitor
  /** Signs in by the forms, up to the portal's dashboard. */
  readonly signedIn: (username?: string) => Promise<Visitor>
  /** Consents to the sandbox client as the demo user and gives the tokens. */
  readonly consent: (visitor: Visitor) => Promise<Tokens>
  /** Asks the API as the demo user's app, who consents on first use. */
  readonly api: (path: string, init?: { readonly method?: string; readonly body?: unknown }) => Promise<ApiAnswer>
  /** A list's first page. */
  readonly list: (path: string) => Promise<readonly Wire[]>
  /** The desk under `/_sandbox/`. */
  readonly desk: (method: string, path: string, body?: unknown) => Promise<unknown>
  /** What is stored of a kind. */
  readonly records: (kind: string) => Promise<readonly Wire[]>
}

/** A record as it came. */
export type Wire = Readonly<Record<string, unknown>>

const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number(),
  scope: z.string(),
  firm_uuid: z.string().optional(),
})
/** What `/tokens` answers. */
export type Tokens = z.infer<typeof tokens>

/** How the portal is started. */
export interface MyCaseOptions {
  readonly matters?: number
  readonly limitScale?: number
}

/** Starts MyCase and the identity provider on free ports, gives them to `visit`, closes them. */
export const withMyCase = async (visit: (visit: MyCaseVisit) => Promise<void>, options: MyCaseOptions = {}): Promise<void> => {
  const world = { seed: 1, matters: options.matters ?? 30 }
  const limitScale = options.limitScale ?? 1000
  const provider = await startPortal({ definition: identityProvider, port: 0, identityProvider: '', world, limitScale })
  const portal = await startPortal({ definition: mycasePortal, port: 0, identityProvider: provider.origin, world, limitScale })
  try {
    await visit(visitTo(portal.origin, provider.origin))
  } finally {
    await portal.close()
    await provider.close()
  }
}

const visitTo = (origin: string, provider: string): MyCaseVisit => {
  const desk: MyCaseVisit['desk'] = async (method, path, body) => {
    const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(`${origin}/_sandbox/${path}`, { method, ...sent })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`the desk answered ${answer.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const signedIn: MyCaseVisit['signedIn'] = async (username = 'demo@example.com') => {
    const visitor = createVisitor(origin)
    const page = await passPassword(visitor, username)
    const code = await codeFor(desk, username)
    await visitor.follow(await visitor.post('/login_sessions/tfa', { ...hidden(page), tfa_code: code }))
    return visitor
  }
  const consent: MyCaseVisit['consent'] = async (visitor) => {
    const asked = await visitor.get(authorizePath())
    const sent =
      asked.status === 302 ? asked : await visitor.post('/login_sessions/authorize', { ...hidden(asked.text), decision: 'allow' })
    return tokens.parse((await exchangeCode(origin, codeIn(sent))).json)
  }
  let demo: Promise<string> | undefined
  const api: MyCaseVisit['api'] = async (path, init = {}) => {
    demo ??= signedIn()
      .then(consent)
      .then((granted) => granted.access_token)
    return ask(origin, path, { ...init, token: await demo })
  }
  return {
    origin,
    provider,
    visitor: () => createVisitor(origin),
    signedIn,
    consent,
    api,
    desk,
    list: async (path) => z.array(z.record(z.string(), z.unknown())).parse((await api(path)).json),
    records: async (kind) => z.array(z.record(z.string(), z.unknown())).parse(await desk('GET', `records/${kind}`)),
  }
}

/** Asks the API with a token. */
export const ask = async (
  origin: string,
  path: string,
  { token, method = 'GET', body }: { readonly token?: string; readonly method?: string; readonly body?: unknown },
): Promise<ApiAnswer> => {
  const answer = await fetch(`${origin}/v1/${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const json: unknown = answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : null
  return { status: answer.status, headers: answer.headers, text, json }
}

/** Opens the portal and gives the password; the page that follows. */
export const passPassword = async (visitor: Visitor, username: string, password = sandboxPassword): Promise<string> => {
  const form = await visitor.follow(await visitor.get('/dashboard'))
  const sent = await visitor.post('/login_sessions', {
    ...hidden(form.text),
    'login_session[email]': username,
    'login_session[password]': password,
  })
  return sent.text
}

/** The code a login would be asked for now. */
export const codeFor = async (desk: MyCaseVisit['desk'], username: string): Promise<string> => {
  if (username === 'sms@example.com' || username === 'email@example.com') {
    const inbox = z.array(z.object({ code: z.string() })).parse(await desk('GET', 'inbox'))
    return inbox.at(-1)?.code ?? ''
  }
  return new TOTP({ secret: sandboxTotpSecret }).generate()
}

/** Where an app sends the browser for consent. */
export const authorizePath = (changes: Readonly<Record<string, string>> = {}): string => {
  const query = { response_type: 'code', client_id: sandboxClient.id, redirect_uri: sandboxClient.redirectUri, state: 'abc', ...changes }
  return `/login_sessions/new?${new URLSearchParams(query).toString()}`
}

/** The code in the address a browser was sent to. */
export const codeIn = (answer: VisitorAnswer): string => new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''

/** Exchanges a code, as JSON. */
export const exchangeCode = async (origin: string, code: string, changes: Readonly<Record<string, string>> = {}): Promise<VisitorAnswer> =>
  postTokens(origin, { grant_type: 'authorization_code', code, redirect_uri: sandboxClient.redirectUri, ...changes })

/** Exchanges a refresh token, as JSON. */
export const exchangeRefresh = async (origin: string, refreshToken: string): Promise<VisitorAnswer> =>
  postTokens(origin, { grant_type: 'refresh_token', refresh_token: refreshToken })

const postTokens = async (origin: string, fields: Readonly<Record<string, string>>): Promise<VisitorAnswer> => {
  const answer = await fetch(`${origin}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: sandboxClient.id, client_secret: sandboxClient.secret, ...fields }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) }
}
