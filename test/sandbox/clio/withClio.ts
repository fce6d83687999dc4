import { TOTP } from 'otpauth'
import { z } from 'zod'
import { clioPortal } from '../../../sandbox/clio/clioPortal.js'
import { identityProvider } from '../../../sandbox/identity-provider/identityProvider.js'
import { sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import { startPortal } from '../../../sandbox/portal/startPortal.js'

/** What came back. */
export interface ClioAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; null where it is none. */
  readonly json: unknown
}

/** A browser without scripts: keeps cookies, follows nothing. */
export interface Visitor {
  /** Values by name. */
  readonly cookies: ReadonlyMap<string, string>
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<ClioAnswer>
  readonly post: (path: string, form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>) => Promise<ClioAnswer>
  /** Sends JSON, as the application's own scripts do. */
  readonly send: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<ClioAnswer>
}

/** The token that the pages of a signed-in visitor's session carry. */
export const csrfTokenOf = async (visitor: Visitor): Promise<string> =>
  /<meta name="csrf-token" content="([^"]+)">/.exec((await visitor.get('/nc/')).text)?.[1] ?? ''

/** A running Clio portal and ways to speak to it. */
export interface ClioVisit {
  readonly origin: string
  readonly identityProvider: string
  /** Someone who has not signed in. */
  readonly visitor: () => Visitor
  /** Signs in by the forms and gives the signed-in visitor. */
  readonly signedIn: (username?: string) => Promise<Visitor>
  /** Reads a list or record of the API as the demo user, who is signed in on first use. */
  readonly api: (path: string, headers?: Readonly<Record<string, string>>) => Promise<ClioAnswer>
  /** Writes over the API as the demo user: `data` in its envelope, with the token of the session's pages. */
  readonly write: (
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    data?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<ClioAnswer>
  /** The desk under `/_sandbox/`. */
  readonly desk: (method: string, path: string, body?: unknown) => Promise<unknown>
}

/** How the portal is started. */
export interface ClioOptions {
  readonly matters?: number
  readonly limitScale?: number
}

/** Starts Clio and the identity provider on free ports, gives them to `visit`, closes them. */
export const withClio = async (visit: (visit: ClioVisit) => Promise<void>, options: ClioOptions = {}): Promise<void> => {
  const world = { seed: 1, matters: options.matters ?? 12 }
  const limitScale = options.limitScale ?? 1000
  const provider = await startPortal({ definition: identityProvider, port: 0, identityProvider: '', world, limitScale })
  const portal = await startPortal({ definition: clioPortal, port: 0, identityProvider: provider.origin, world, limitScale })
  try {
    await visit(visitTo(portal.origin, provider.origin))
  } finally {
    await portal.close()
    await provider.close()
  }
}

const visitTo = (origin: string, provider: string): ClioVisit => {
  let demo: Promise<Visitor> | undefined
  let token: Promise<string> | undefined
  const desk: ClioVisit['desk'] = async (method, path, body) => {
    const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(`${origin}/_sandbox/${path}`, { method, ...sent })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`the desk answered ${answer.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const signedIn = async (username = 'demo@example.com'): Promise<Visitor> => {
    const visitor = visitorAt(origin)
    const page = await passPassword(visitor, username, sandboxPassword)
    await visitor.post('/two_factor', { ...hidden(page), code: await codeFor(desk, username) })
    return visitor
  }
  return {
    origin,
    identityProvider: provider,
    visitor: () => visitorAt(origin),
    signedIn,
    api: async (path, headers) => {
      demo ??= signedIn()
      return (await demo).get(`/api/v4/${path}`, headers)
    },
    write: async (method, path, data, headers = {}) => {
      demo ??= signedIn()
      token ??= csrfTokenOf(await demo)
      const body = data === undefined ? undefined : { data }
      return (await demo).send(method, `/api/v4/${path}`, body, { 'x-csrf-token': await token, ...headers })
    },
    desk,
  }
}

/** The code a login would be asked for now. */
export const codeFor = async (desk: ClioVisit['desk'], username: string): Promise<string> => {
  if (username === 'demo@example.com') return new TOTP({ secret: sandboxTotpSecret }).generate()
  const inbox = z.array(z.object({ code: z.string() })).parse(await desk('GET', 'inbox'))
  return inbox.at(-1)?.code ?? ''
}

/** Goes through the e-mail and the password page and gives the page that follows. */
export const passPassword = async (visitor: Visitor, username: string, password: string): Promise<ClioAnswer> => {
  const email = await openSignIn(visitor)
  const challenge = hidden(email)
  const passwordPage = await visitor.post(`/ask_for_password?challenge=${challenge['challenge']}`, { ...challenge, email: username })
  const after = await visitor.post('/login', { ...hidden(passwordPage), password })
  const next = after.headers.get('location')
  return next === null ? after : visitor.get(next)
}

/** Opens the e-mail page. */
export const openSignIn = async (visitor: Visitor): Promise<ClioAnswer> => {
  const entry = await visitor.get('/session/new')
  return visitor.get(entry.headers.get('location') ?? '')
}

/** The hidden fields of a page's first form. */
export const hidden = ({ text }: ClioAnswer): Readonly<Record<string, string>> => {
  const form = /<form[\s\S]*?<\/form>/.exec(text)?.[0] ?? ''
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]))
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&#x2713;', '✓')

const visitorAt = (origin: string): Visitor => {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit, headers: Readonly<Record<string, string>>): Promise<ClioAnswer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const address = path.startsWith('http') ? path : `${origin}${path}`
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...(cookie === '' ? {} : { cookie }), ...headers } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== ''
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : null }
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, form, headers = {}) => send(path, { method: 'POST', body: new URLSearchParams(form) }, headers),
    send: (method, path, body, headers = {}) =>
      body === undefined
        ? send(path, { method }, headers)
        : send(path, { method, body: JSON.stringify(body) }, { 'content-type': 'application/json', ...headers }),
  }
}

const listShape = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  meta: z.object({ paging: z.object({ next: z.string().optional(), previous: z.string().optional() }) }),
})

/** A list's envelope; throws where the answer is another. */
export const listOf = ({ json }: ClioAnswer): z.output<typeof listShape> => listShape.parse(json)

/** A single record; throws where the answer is another. */
export const recordOf = ({ json }: ClioAnswer): Record<string, unknown> =>
  z.object({ data: z.record(z.string(), z.unknown()) }).parse(json).data

/** The error of a refusal; throws where the answer is none. */
export const errorOf = ({ json }: ClioAnswer): { type: string; message: string } =>
  z.object({ error: z.object({ type: z.string(), message: z.string() }) }).parse(json).error
