import { z } from 'zod'
import { identityProvider } from '../../../sandbox/identity-provider/identityProvider.js'
import { sandboxPassword } from '../../../sandbox/portal/logins.js'
import { startPortal } from '../../../sandbox/portal/startPortal.js'
import { practicepantherPortal } from '../../../sandbox/practicepanther/practicepantherPortal.js'

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; null where it is none. */
  readonly json: unknown
}

/** A browser without scripts: keeps cookies, follows nothing. */
export interface Visitor {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly post: (path: string, form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  /** Sends JSON, or nothing where there is no body. */
  readonly write: (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<Answer>
  /** The cookies held now, by name. */
  readonly cookies: ReadonlyMap<string, string>
}

/** A running PracticePanther portal and ways to speak to it. */
export interface Visit {
  readonly origin: string
  readonly identityProvider: string
  /** Someone who has not signed in. */
  readonly visitor: () => Visitor
  /** Signs in by the forms, with a mailed code, and gives the signed-in visitor. */
  readonly signedIn: () => Promise<Visitor>
  /** Reads a list of API v2 (or, with `legacy`, of v1) as the mailed-code user, who is signed in on first use. */
  readonly list: (path: string) => Promise<readonly Record<string, unknown>[]>
  /** Asks an API address as the same user. */
  readonly ask: (path: string) => Promise<Answer>
  /** Writes JSON to an API address as the same user. */
  readonly write: (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<Answer>
  /** The writes the portal accepted: `create time-entries`. */
  readonly effects: () => Promise<readonly string[]>
  /** The desk under `/_sandbox/`. */
  readonly desk: (method: string, path: string, body?: unknown) => Promise<unknown>
  /** The code sent last. */
  readonly lastCode: () => Promise<string>
}

/** Starts PracticePanther and the identity provider on free ports, gives them to `visit`, closes them. */
export const withPracticePanther = async (
  visit: (visit: Visit) => Promise<void>,
  options: { readonly matters?: number; readonly limitScale?: number } = {},
): Promise<void> => {
  const world = { seed: 1, matters: options.matters ?? 24 }
  const limitScale = options.limitScale ?? 1000
  const provider = await startPortal({ definition: identityProvider, port: 0, identityProvider: '', world, limitScale })
  const portal = await startPortal({ definition: practicepantherPortal, port: 0, identityProvider: provider.origin, world, limitScale })
  try {
    await visit(visitTo(portal.origin, provider.origin))
  } finally {
    await portal.close()
    await provider.close()
  }
}

const inbox = z.array(z.object({ code: z.string() }))
const effects = z.array(z.object({ operation: z.string(), kind: z.string() }))
const rows = z.array(z.record(z.string(), z.unknown()))

const visitTo = (origin: string, provider: string): Visit => {
  let reader: Promise<Visitor> | undefined
  const desk: Visit['desk'] = async (method, path, body) => {
    const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`${origin}/_sandbox/${path}`, { method, ...sent })
    const text = await response.text()
    if (!response.ok) throw new Error(`the desk refused ${method} ${path}: ${text}`)
    return text === '' ? null : (JSON.parse(text) as unknown)
  }
  const lastCode = async (): Promise<string> => inbox.parse(await desk('GET', 'inbox')).at(-1)?.code ?? ''
  const signedIn = async (): Promise<Visitor> => {
    const visitor = createVisitor(origin)
    await logIn(visitor, 'email@example.com')
    await enterCode(visitor, await lastCode())
    return visitor
  }
  const user = async (): Promise<Visitor> => (reader ??= signedIn())
  const ask: Visit['ask'] = async (path) => (await user()).get(path)
  return {
    origin,
    identityProvider: provider,
    visitor: () => createVisitor(origin),
    signedIn,
    ask,
    write: async (method, path, body) => (await user()).write(method, path, body),
    effects: async () => effects.parse(await desk('GET', 'effects')).map(({ operation, kind }) => `${operation} ${kind}`),
    list: async (path) => rows.parse((await ask(path)).json),
    desk,
    lastCode,
  }
}

/** The hidden field of the form on a page. */
export const tokenOn = (page: Answer): string =>
  /name="__RequestVerificationToken" type="hidden" value="([^"]+)"/.exec(page.text)?.[1] ?? ''

/** Fills in the login form. */
export const logIn = async (visitor: Visitor, username: string, password: string = sandboxPassword): Promise<Answer> =>
  visitor.post('/', { __RequestVerificationToken: tokenOn(await visitor.get('/')), UserName: username, Password: password })

/** Fills in the security code. */
export const enterCode = async (visitor: Visitor, code: string): Promise<Answer> =>
  visitor.post('/TwoFactor', { __RequestVerificationToken: tokenOn(await visitor.get('/TwoFactor')), Code: code })

const createVisitor = (origin: string): Visitor => {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const url = path.startsWith('http') ? path : origin + path
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { cookie, ...Object.fromEntries(new Headers(init.headers)) },
    })
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: jsonOf(text) }
  }
  return {
    cookies,
    get: async (path, headers = {}) => send(path, { headers }),
    post: async (path, form, headers = {}) => send(path, { method: 'POST', body: new URLSearchParams(form), headers }),
    write: async (method, path, body) =>
      send(path, body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }
}

const keepCookie = (cookies: Map<string, string>, line: string): void => {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  if (value === '') cookies.delete(name)
  else cookies.set(name, value)
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
