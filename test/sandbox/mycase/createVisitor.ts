import { load } from 'cheerio'
import { CookieJar } from 'tough-cookie'
import { cookiesOf, type SessionCookie } from '../../../subgraphs/vendor/http/cookies.js'

/** What came back. */
export interface VisitorAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; null where it is none. */
  readonly json: unknown
}

/** A browser without scripts: keeps cookies, follows redirects only when told to. */
export interface Visitor {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<VisitorAnswer>
  readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<VisitorAnswer>
  readonly postJson: (path: string, body: unknown, headers: Readonly<Record<string, string>>) => Promise<VisitorAnswer>
  /** Goes where an answer redirects, as long as it does. */
  readonly follow: (answer: VisitorAnswer) => Promise<VisitorAnswer>
  /** What the portal has set. */
  readonly cookies: () => readonly SessionCookie[]
}

/** Somebody who has not been at the portal before. Paths can be whole addresses, for the identity provider. */
export const createVisitor = (origin: string): Visitor => {
  const jar = new CookieJar()
  const send = async (path: string, init: RequestInit): Promise<VisitorAnswer> => {
    const url = new URL(path, origin).href
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie: await jar.getCookieString(url) }
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) await jar.setCookie(line, url)
    const text = await answer.text()
    const json: unknown = answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : null
    return { status: answer.status, headers: answer.headers, text, json }
  }
  const get: Visitor['get'] = async (path, headers = {}) => send(path, { headers })
  const follow: Visitor['follow'] = async (answer) => {
    const location = answer.headers.get('location')
    return answer.status >= 300 && answer.status < 400 && location !== null ? follow(await get(location)) : answer
  }
  return {
    get,
    follow,
    cookies: () => cookiesOf(jar),
    post: async (path, form) => send(path, { method: 'POST', body: new URLSearchParams(form) }),
    postJson: async (path, body, headers) =>
      send(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
  }
}

/** The hidden fields of a page's first form. */
export const hidden = (page: string): Record<string, string> => {
  const $ = load(page)
  return Object.fromEntries(
    $('form')
      .first()
      .find('input[type=hidden]')
      .toArray()
      .map((input) => [$(input).attr('name') ?? '', $(input).attr('value') ?? '']),
  )
}
